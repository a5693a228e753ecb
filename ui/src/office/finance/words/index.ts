/** The words of the finance pages: what rules refuse, where claims stand, what happened to them, what banks say. */

import type { Attempt } from '../../../generated/Attempt';
import type { AttemptState } from '../../../generated/AttemptState';
import type { BankReason } from '../../../generated/BankReason';
import type { By } from '../../../generated/By';
import type { ClaimEvent } from '../../../generated/ClaimEvent';
import type { ClaimTrouble } from '../../../generated/ClaimTrouble';
import type { Currency } from '../../../generated/Currency';
import type { FinanceRefusal } from '../../../generated/FinanceRefusal';
import type { KeptOutReason } from '../../../generated/KeptOutReason';
import type { Payer } from '../../../generated/Payer';
import type { RunState } from '../../../generated/RunState';
import type { Standing } from '../../../generated/Standing';
import { formatDateShort, formatMoment, formatMoney } from '../../../lib/format';
import { catalogue } from '../../../lib/words/catalogue';
import { spoken } from '../../../lib/words';
import type { FinanceWords } from './ids';

const finance = catalogue<FinanceWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the finance pages. */
export const say = finance.say;

type After<Prefix extends string> = keyof FinanceWords extends infer Id
  ? Id extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never;

/** An IBAN as people read it: in groups of four. */
export function ibanText(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
}

export const standingName = (standing: Standing): string => say(`standing-${standing}`);
export const runStateName = (state: RunState): string => say(`run-state-${state}`);
export const attemptStateName = (state: AttemptState): string => say(`attempt-${state}`);
export const payerName = (payer: Payer): string => say(`payer-${payer}`);

/** A rule's "no" about money, in one sentence. */
export function financeRefusalSentence(refusal: FinanceRefusal): string {
  return say(`refusal-${refusal.code}`, {
    max: 'max' in refusal ? refusal.max : 0,
    min: 'min' in refusal ? refusal.min : 0,
    state: 'state' in refusal ? runStateName(refusal.state) : '',
    number: 'number' in refusal ? refusal.number : '',
    date: 'date' in refusal ? formatDateShort(refusal.date) : '',
  });
}

/** The codes of ISO 20022 that pages have words for; of the others the bank's own code is shown. */
type WordedBankCode = After<'bank-'>;
const BANK_CODES: Readonly<Record<WordedBankCode, true>> = {
  AC01: true,
  AC03: true,
  AC04: true,
  AC06: true,
  AC13: true,
  AG01: true,
  AM04: true,
  AM05: true,
  BE01: true,
  BE04: true,
  CUST: true,
  DT01: true,
  DU01: true,
  FF01: true,
  MD07: true,
  MS02: true,
  MS03: true,
  RC01: true,
  none: true,
};

/** What the bank's code means, and the code: `Das Konto ist aufgehoben (AC04)`. */
export function bankCodeSentence(code: string): string {
  if (code === '') return say('bank-none');
  if (!(code in BANK_CODES)) return code;
  return `${say(`bank-${code as WordedBankCode}`)} (${code})`;
}

/** The bank's reason, with what it adds in its own words. */
export function bankReasonSentence({ code, text }: BankReason): string {
  if (text === '') return bankCodeSentence(code);
  return code === '' ? text : `${bankCodeSentence(code)}: ${text}`;
}

/** What is wrong with a claim. */
export function claimTroubleSentence(trouble: ClaimTrouble): string {
  return say(`claim-trouble-${trouble.kind}`, {
    reason: 'reason' in trouble ? trouble.reason : '',
    bank: 'bank' in trouble ? bankReasonSentence(trouble.bank) : '',
    paid: 'paid' in trouble ? formatMoney(trouble.paid, spoken.language) : '',
  });
}

/** Why a claim is not paid with this run. */
export function keptOutSentence(reason: KeptOutReason): string {
  switch (reason.kind) {
    case 'refused':
      return financeRefusalSentence(reason.refusal);
    case 'no_account':
      return say(`kept-no_account-${reason.why.kind}`, {
        moment: reason.why.kind === 'waiting' ? formatMoment(reason.why.usable_from) : '',
      });
    case 'not_yet':
      return say('kept-not_yet', { date: formatDateShort(reason.from) });
    case 'account_refused':
      return say('kept-account_refused', { bank: bankCodeSentence(reason.code) });
    case 'rule':
      return say('kept-rule', { rule: reason.rule, what: reason.what });
    case 'amount':
    case 'no_holder':
      return say(`kept-${reason.kind}`);
  }
}

/** What speaks for a booking's candidate, or against it. */
export type MatchReason = After<'match-'>;
export const matchReasonSentence = (reason: MatchReason): string => say(`match-${reason}`);

/** What happened to a claim, in one line; a reason that somebody gave stands apart: {@link claimEventReason}. */
export function claimEventSentence(event: ClaimEvent, currency: Currency): string {
  const money = (amount: number) => formatMoney({ amount, currency }, spoken.language);
  switch (event.kind) {
    case 'opened':
      return say('event-opened', {
        amount: formatMoney(event.opened.amount, spoken.language),
        date: formatDateShort(event.opened.due),
      });
    case 'planned':
      return say('event-planned', {
        amount: money(event.amount),
        account: ibanText(event.account),
        attempt: String(event.attempt),
      });
    case 'taken_out':
    case 'exported':
    case 'accepted':
    case 'rejected':
      return say(`event-${event.kind}`, { attempt: String(event.attempt) });
    case 'booked':
    case 'part_paid':
    case 'overpaid':
    case 'booked_twice':
    case 'returned':
    case 'unmatched':
      return say(`event-${event.kind}`, {
        amount: money(event.moved.amount),
        date: formatDateShort(event.moved.on),
      });
    case 'settled':
      return event.difference === 0
        ? say('event-settled')
        : say('event-settled-difference', { amount: money(event.difference) });
    default:
      return say(`event-${event.kind}`);
  }
}

/** Why it happened, in the words of a person or of the bank; empty where nobody gave a reason. */
export function claimEventReason(event: ClaimEvent): string {
  if (event.kind === 'settled') return event.note;
  if (!('reason' in event)) return '';
  return typeof event.reason === 'string' ? event.reason : bankReasonSentence(event.reason);
}

/** Why an attempt came to nothing. */
export function attemptReason(attempt: Attempt): string {
  return attempt.reason ? bankReasonSentence(attempt.reason) : '';
}

/** Who did something. */
export function byName(by: By): string {
  return by.kind === 'person' ? by.name : say(`by-${by.kind}`);
}
