import { describe, expect, it } from 'vitest';
import { Parts } from './parts.svelte';

const claim = (claim: string, amount: number) => ({
  claim,
  number: claim,
  technician_name: 'Luca Beispiel',
  amount: { amount, currency: 'CHF' as const },
});

function parts(left: number): Parts {
  const made = new Parts();
  made.left = left;
  return made;
}

describe('putting a booking on claims by hand', () => {
  it('gives one claim the whole booking, so that too much is seen', () => {
    const one = parts(5_500);
    one.add(claim('a', 4_500));
    expect(one.read()).toEqual([{ claim: 'a', amount: 5_500 }]);
    expect(one.rest).toBe(0);
  });

  it('gives several what each is worth, as far as it goes', () => {
    const several = parts(10_000);
    for (const name of ['a', 'b', 'c']) several.add(claim(name, 4_500));
    expect(several.read().map(({ amount }) => amount)).toEqual([4_500, 4_500, 1_000]);
    expect(several.rest).toBe(0);
  });

  it('keeps what a person has typed', () => {
    const typed = parts(10_000);
    typed.add(claim('a', 4_500));
    for (const row of typed.rows) row.text = '50';
    typed.add(claim('b', 6_000));
    expect(typed.read().map(({ amount }) => amount)).toEqual([5_000, 5_000]);
    expect(typed.readable).toBe(true);
  });

  it('says what is no amount, and what is too much', () => {
    const wrong = parts(6_000);
    wrong.add(claim('a', 6_000));
    for (const row of wrong.rows) row.text = 'sixty';
    expect(wrong.readable).toBe(false);
    for (const row of wrong.rows) row.text = '60.01';
    expect(wrong.rest).toBe(-1);
  });
});
