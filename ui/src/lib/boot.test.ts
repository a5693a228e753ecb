import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('keeps boot.js in the oldest JavaScript, so that old engines can read what it says', () => {
  const text = readFileSync('public/boot.js', 'utf8').replace(/\/\/.*$/gm, '');
  expect(text).not.toMatch(/=>|`|\b(let|const|class|async)\b|\?\.|\?\?|\.\.\./);
  expect(text).not.toMatch(/,\s*\)/);
});
