import { expect, it } from 'vitest';
import { amountText, readAmount } from './amount';

it.each([
  ['95', 9500],
  ['95.5', 9550],
  ['95,05', 9505],
  ['1’095.50', 109_550],
  [' 0.01 ', 1],
])('%j is an amount', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});

it('nothing typed means not compensated', () => {
  expect(readAmount('  ')).toBeNull();
});

it.each(['-5', '1.234', 'CHF 5', '1e3', '99999999', '.5', '5.'])('%j is no amount', (text) => {
  expect(readAmount(text)).toBeUndefined();
});

it.each([0, 1, 9500, 109_550])('%d is written as it is read', (amount) => {
  expect(readAmount(amountText(amount))).toBe(amount);
});
