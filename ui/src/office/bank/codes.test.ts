import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingSentence, refusedSentence } from './words';

/** The codes that the reader of bank files has, as its own source says them. */
function codesOf(file: string): string[] {
  const source = readFileSync(`../sync-server/bank/src/statement/${file}.rs`, 'utf8');
  const body = source.slice(source.indexOf('pub fn code(&self)'));
  return [...body.matchAll(/=> "([a-z_0-9]+)"/g)].map(([, code = '']) => code);
}

describe('what the reader of bank files can say', () => {
  it.each([
    ['refused', refusedSentence],
    ['finding', findingSentence],
  ] as const)('has a sentence for every code of %s.rs', (file, sentence) => {
    const codes = codesOf(file);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => sentence(code) === undefined)).toEqual([]);
  });

  it('leaves a code of a newer server to the server’s own sentence', () => {
    expect(refusedSentence('written_on_paper')).toBeUndefined();
  });
});
