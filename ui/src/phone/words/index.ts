// The words of the phone's screens. Sentences for codes are asked for by the code, so a code without a sentence does not
// compile.

import { formatAgo, formatMoment, formatMoney, formatNumber } from '../../lib/format';
import { parkSentence, refusalSentence, say, spoken } from '../../lib/words';
import { catalogue } from '../../lib/words/catalogue';
import type { Answer } from '../../generated/Answer';
import type { Money } from '../../generated/Money';
import type { AccountRow } from '../../generated/phone/AccountRow';
import type { CommandError } from '../../generated/phone/CommandError';
import type { Delivery } from '../../generated/phone/Delivery';
import type { SyncTrouble } from '../../generated/phone/SyncTrouble';
import type { PhoneWords } from './ids';

const words = catalogue<PhoneWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the phone. */
export const word = words.say;

/** The languages of the phone page. */
export const languages = words.languages;

/** What a command failed with: what is wrong, and what is safe. */
export function errorSentence(error: CommandError): string {
  switch (error.kind) {
    case 'refused':
      return refusalSentence(error.refusal);
    case 'pairing':
      return word(`pairing-${error.why}`);
    case 'unsent_work':
      return word('error-unsent_work', { waiting: error.waiting, drafts: error.drafts });
    case 'broken':
      return word('error-broken', { message: error.message.slice(0, 200) });
    default:
      return word(`error-${error.kind}`);
  }
}

/** Why sync fails: what is wrong, and what is safe. */
export function troubleTitle(trouble: SyncTrouble): string {
  return word(`trouble-${trouble}`);
}

/** What to do about it. */
export function troubleText(trouble: SyncTrouble): string {
  return word(`trouble-${trouble}-text`);
}

/** It waits for the office, and the technician has nothing to do: "needs you" would send him looking for it. */
export function isParked(delivery: Delivery): boolean {
  return delivery.kind === 'needs_you' && delivery.rejected === null;
}

/** One of the four states; what is evidence only says so, and so does what waits for the office. */
export function deliveryName(delivery: Delivery): string {
  if (delivery.kind === 'accepted' && delivery.review?.evidence_only) return word('delivery-evidence');
  return word(isParked(delivery) ? 'delivery-parked' : `delivery-${delivery.kind}`);
}

/** What a technician is told of an account. */
export function accountSentence({ standing, ending, at, usable_from }: AccountRow): string {
  const moment = (when: string | null) => (when === null ? '' : formatMoment(when));
  return word(`account-${standing}`, { ending, at: moment(at), from: moment(usable_from) });
}

/** Why it needs somebody, or what a person of the office decided; nothing where the rules have decided. */
export function deliveryReason(delivery: Delivery): string | null {
  if (delivery.kind === 'accepted' && delivery.review) {
    const { evidence_only, reason } = delivery.review;
    return word(evidence_only ? 'evidence-by-office' : 'accepted-by-office', { reason });
  }
  if (delivery.kind !== 'needs_you') return null;
  if (delivery.rejected !== null) return word('rejected-by-office', { reason: delivery.rejected });
  return delivery.parked ? parkSentence(delivery.parked) : word('delivery-needs_you-text');
}

/** What a choice says. */
export function answerName(answer: Answer, partner: string): string {
  switch (answer.kind) {
    case 'successful':
      return word(answer.yes ? 'answer-successful-yes' : 'answer-successful-no');
    case 'carrier':
      return word(answer.involved ? 'answer-carrier-yes' : 'answer-carrier-no', { partner });
    case 'call':
      return word(answer.reached ? 'answer-call-yes' : 'answer-call-no');
    case 'technician_visit':
      return word(answer.needed ? 'answer-visit-yes' : 'answer-visit-no');
    case 'cause':
      return answer.cause;
    case 'call_contact':
    case 'call_reference':
    case 'reason':
    case 'note':
      return answer.text;
  }
}

/** Money in the language of the page. */
export function money(amount: Money): string {
  return formatMoney(amount, spoken.language);
}

/** A number in the language of the page. */
export function number(value: number): string {
  return formatNumber(value, spoken.language);
}

/** How long ago, in the language of the page. */
export function ago(moment: string, now: number): string {
  return formatAgo(moment, now, spoken.language);
}

export { say };
