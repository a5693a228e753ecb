/** Times as the office types them, in Switzerland, and as the server wants them. */

import { parseDate, parseDateTime, toZoned } from '@internationalized/date';
import type { LocalDate } from '../lib/format';
import { formatTime } from '../lib/format';

const ZONE = 'Europe/Zurich';

/** The moment of a local date and time; none if one of them is missing, or skipped by the change to summer time. */
export function momentOf(date: LocalDate, time: string): string | undefined {
  try {
    return toZoned(parseDateTime(`${date}T${time}`), ZONE, 'reject').toAbsoluteString();
  } catch {
    // The hour that comes twice in autumn: the first one. The hour that is skipped in spring: none.
    return firstOfTwo(date, time);
  }
}

function firstOfTwo(date: LocalDate, time: string): string | undefined {
  try {
    const moment = toZoned(parseDateTime(`${date}T${time}`), ZONE, 'earlier').toAbsoluteString();
    return formatTime(moment) === time ? moment : undefined;
  } catch {
    return undefined;
  }
}

/** The next day on which people work, after a date. */
export function nextWorkday(date: LocalDate): LocalDate {
  let day = parseDate(date).add({ days: 1 });
  for (;;) {
    const weekday = day.toDate('UTC').getUTCDay();
    if (weekday !== 0 && weekday !== 6) return day.toString();
    day = day.add({ days: 1 });
  }
}

/** So many days later. */
export function laterBy(date: LocalDate, days: number): LocalDate {
  return parseDate(date).add({ days }).toString();
}
