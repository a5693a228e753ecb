/** The words of the bank files and the bookings; what all of the office says is in `office/words`. */

import { catalogue } from '../../../lib/words/catalogue';
import type { BankWords } from './ids';

const bank = catalogue<BankWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the bank files and the bookings. */
export const say = bank.say;
