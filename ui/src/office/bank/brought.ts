/** What a file of the bank brought, as far as it brought it, in the order in which it matters. */

import type { Tone } from '../../lib/components/tone';
import type { Brought } from '../../generated/office/Brought';
import { say } from './words';

const LOOK = {
  alarms: 'bad',
  rejected: 'bad',
  returned: 'bad',
  unclear: 'warn',
  settled: 'good',
  accepted: 'good',
  bookings: 'calm',
  placed: 'good',
  suggested: 'warn',
  unmatched: 'warn',
  repeated: 'calm',
  known: 'calm',
  announced: 'calm',
} as const satisfies Partial<Record<keyof Brought, Tone>>;

/** One line each. */
export function broughtLines(brought: Brought): { part: string; tone: Tone; words: string }[] {
  return (Object.keys(LOOK) as (keyof typeof LOOK)[])
    .filter((part) => brought[part] > 0)
    .map((part) => ({ part, tone: LOOK[part], words: say(`brought-${part}`, { count: brought[part] }) }));
}

/** So many bookings of it wait for a person. */
export function waitingOf(brought: Brought): number {
  return brought.suggested + brought.unmatched;
}
