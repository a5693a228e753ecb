/** The words of the office pages. Those that the phone uses too are in `lib/words`. */

import type { ReviewDecision } from '../../generated/office/ReviewDecision';
import { formatMoment } from '../../lib/format';
import { catalogue } from '../../lib/words/catalogue';
import { refusalSentence } from '../../lib/words';
import type { Trouble } from '../api';
import { financeRefusalSentence } from '../finance/words';
import type { OfficeWords } from './ids';

const office = catalogue<OfficeWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the office. */
export const say = office.say;

/** The languages that the office speaks. */
export const officeLanguages = office.languages;

/** What went wrong, what is safe, what to do: one or two sentences. */
export function troubleSentence(trouble: Trouble): string {
  if (trouble.refusal) return refusalSentence(trouble.refusal);
  if (trouble.finance) return financeRefusalSentence(trouble.finance);
  // The server's own sentence is English and exact; it stands behind ours, where it helps.
  if (trouble.code === 'invalid') return say('trouble-invalid', { message: trouble.message });
  return trouble.code === 'refused' ? say('trouble-refused') : say(`trouble-${trouble.code}`);
}

/** The text that trouble speaks of, if it speaks of one. */
export function refusedField(trouble: Trouble | undefined): string | undefined {
  if (trouble?.finance?.code.startsWith('reason_')) return 'reason';
  const refusal = trouble?.refusal;
  if (!refusal) return undefined;
  if (refusal.code === 'needed' || refusal.code === 'too_long') return refusal.field;
  if (refusal.code.startsWith('service_id')) return 'service_id';
  if (refusal.code.startsWith('iban_') || refusal.code === 'qr_iban') return 'iban';
  if (refusal.code === 'window_impossible') return 'window';
  if (refusal.code === 'date_past') return 'date';
  return undefined;
}

/** What was decided, by whom, when. */
export function decidedTitle(decided: ReviewDecision): string {
  return `${say(`review-did-${decided.decision}`)} · ${decided.who} · ${formatMoment(decided.at)}`;
}
