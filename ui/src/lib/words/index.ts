// The words that both pages use. Each page adds a folder of its own: `src/phone/words`, `src/office/words`.

import type { ActionKind } from '../../generated/ActionKind';
import type { Field } from '../../generated/Field';
import type { Localized } from '../../generated/Localized';
import type { ParkReason } from '../../generated/ParkReason';
import type { Refusal } from '../../generated/Refusal';
import type { Wish } from '../../generated/Wish';
import { formatDate } from '../format';
import { catalogue } from './catalogue';
import type { SharedWords } from './ids';
import { spoken } from './language.svelte';

const shared = catalogue<SharedWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a shared message. */
export const say = shared.say;

/** The languages that the pages speak. A new one is one more `.ftl` file in each folder. */
export const languages = shared.languages;

/** A text that came as data, in the language of the page. */
export function localized(text: Localized): string {
  return text[spoken.language] || text.de;
}

/** The name of a text to fill in. */
export function fieldName(field: Field): string {
  return say(`field-${field}`);
}

/** A rule's "no", in one sentence. */
export function refusalSentence(refusal: Refusal): string {
  return say(`refusal-${refusal.code}`, {
    field: 'field' in refusal ? fieldName(refusal.field) : '',
    max: 'max' in refusal ? refusal.max : 0,
    question: 'question' in refusal ? say(`question-${refusal.question}`) : '',
    character: 'character' in refusal ? refusal.character : '',
    expected: 'expected' in refusal ? refusal.expected : 0,
    found: 'found' in refusal ? refusal.found : 0,
  });
}

/** Why an operation waits for a person. */
export function parkSentence(reason: ParkReason): string {
  if (reason.kind === 'refused') return refusalSentence(reason.refusal);
  return say(`park-${reason.kind}`, { action: reason.kind === 'needs_newer_server' ? reason.action : '' });
}

/** What was done. */
export function actionName(action: ActionKind): string {
  return say(`action-${action}`);
}

/** When the customer wants the new visit. */
export function wishName(wish: Wish): string {
  return say(`wish-${wish.kind}`, { date: wish.kind === 'date' ? formatDate(wish.on, spoken.language) : '' });
}

export { spoken };
