/** The words of the bank files and the bookings; what all of the office says is in `office/words`. */

import { catalogue } from '../../../lib/words/catalogue';
import type { BankWords } from './ids';

const bank = catalogue<BankWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the bank files and the bookings. */
export const say = bank.say;

/** What is not in the words of the page yet is said as the server says it: in English, and exactly. */
function known<Prefix extends 'refused' | 'finding'>(prefix: Prefix, code: string): string | undefined {
  const id = `${prefix}-${code}`;
  return bank.has(id) ? bank.say(id as 'refused-not_xml') : undefined;
}

/** Why a file of a bank is not read, by its code. */
export const refusedSentence = (code: string): string | undefined => known('refused', code);

/** What is not as it should be in a file of a bank, by its code. */
export const findingSentence = (code: string): string | undefined => known('finding', code);
