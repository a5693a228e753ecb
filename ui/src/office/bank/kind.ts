/** The names of the kinds of files that are read. */

import type { BankFileKind } from '../../generated/office/BankFileKind';
import { say } from './words';

const WORD = { 'pain.002': 'answer', 'camt.053': 'statement', 'camt.054': 'advice' } as const;

/** In full: `Kontoauszug (camt.053)`. */
export const kindName = (kind: BankFileKind): string => say(`bank-kind-${WORD[kind]}`);

/** For a column: `Auszug`. */
export const kindShort = (kind: BankFileKind): string => say(`bank-kind-short-${WORD[kind]}`);
