// Money, dates and times as people read them. By hand, because engines disagree: `Intl` writes CHF amounts in German,
// French, Italian and English with different signs, spaces and orders from one WebView to the next. Only the time zone's
// arithmetic is left to `Intl`, which is the same everywhere.

import type { Language } from '../generated/Language';
import type { Money } from '../generated/Money';

const NBSP = '\u00a0';
const ZONE = 'Europe/Zurich';
const DAY_MS = 86_400_000;

interface Names {
  months: string[];
  weekdays: string[];
  yesterday: string;
  today: string;
  tomorrow: string;
  now: string;
  minutes: (n: number) => string;
  hours: (n: number) => string;
  days: (n: number) => string;
}

const NAMES: Record<Language, Names> = {
  de: {
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
    weekdays: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' '),
    yesterday: 'gestern',
    today: 'heute',
    tomorrow: 'morgen',
    now: 'gerade eben',
    minutes: (n) => `vor ${n}${NBSP}Min.`,
    hours: (n) => `vor ${n}${NBSP}Std.`,
    days: (n) => (n === 1 ? `vor 1${NBSP}Tag` : `vor ${n}${NBSP}Tagen`),
  },
  fr: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
    yesterday: 'hier',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    now: 'à l’instant',
    minutes: (n) => `il y a ${n}${NBSP}min`,
    hours: (n) => `il y a ${n}${NBSP}h`,
    days: (n) => (n === 1 ? `il y a 1${NBSP}jour` : `il y a ${n}${NBSP}jours`),
  },
  it: {
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
    weekdays: 'domenica lunedì martedì mercoledì giovedì venerdì sabato'.split(' '),
    yesterday: 'ieri',
    today: 'oggi',
    tomorrow: 'domani',
    now: 'proprio ora',
    minutes: (n) => `${n}${NBSP}min fa`,
    hours: (n) => `${n}${NBSP}h fa`,
    days: (n) => (n === 1 ? `1${NBSP}giorno fa` : `${n}${NBSP}giorni fa`),
  },
  en: {
    months: 'January February March April May June July August September October November December'.split(' '),
    weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
    now: 'just now',
    minutes: (n) => `${n}${NBSP}min ago`,
    hours: (n) => `${n}${NBSP}h ago`,
    days: (n) => (n === 1 ? `1${NBSP}day ago` : `${n}${NBSP}days ago`),
  },
};

/** A day of the calendar, as the server writes it: `2026-11-05`. */
export type LocalDate = string;

function group(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function separator(language: Language): string {
  return language === 'fr' ? NBSP : '’';
}

/** `12’345` */
export function formatNumber(value: number, language: Language): string {
  const sign = value < 0 ? '-' : '';
  const [whole = '0', part] = String(Math.abs(value)).split('.');
  return sign + group(whole, separator(language)) + (part ? `.${part}` : '');
}

/** `CHF 1’234.50`; in French `1 234.50 CHF`. */
export function formatMoney(money: Money, language: Language): string {
  const sign = money.amount < 0 ? '-' : '';
  const units = Math.abs(money.amount);
  const whole = group(String(Math.floor(units / 100)), separator(language));
  const number = `${sign}${whole}.${String(units % 100).padStart(2, '0')}`;
  return language === 'fr' ? `${number}${NBSP}${money.currency}` : `${money.currency}${NBSP}${number}`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function zurich(moment: string | number): { date: LocalDate; time: string } {
  const parts: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(new Date(moment))) parts[type] = value;
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** The day in Zurich on which a moment falls. */
export function localDate(moment: string | number): LocalDate {
  return zurich(moment).date;
}

function pieces(date: LocalDate): { year: string; month: number; day: number; weekday: number } {
  const [year = '1970', month = '1', day = '1'] = date.split('-');
  return {
    year,
    month: Number(month),
    day: Number(day),
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `05.11.2026`, for tables; the same in every language of the country. */
export function formatDateShort(date: LocalDate): string {
  const { year, month, day } = pieces(date);
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
}

/** `5. November 2026`, `5 novembre 2026`, `5 November 2026` */
export function formatDate(date: LocalDate, language: Language): string {
  const { year, month, day } = pieces(date);
  const number = language === 'de' ? `${day}.` : language === 'fr' && day === 1 ? '1er' : String(day);
  return `${number}${NBSP}${NAMES[language].months[month - 1]} ${year}`;
}

/** `Donnerstag, 5. November`, with the year where it is not this one. */
export function formatDay(date: LocalDate, today: LocalDate, language: Language): string {
  const { weekday, year } = pieces(date);
  const full = formatDate(date, language);
  const short = year === today.slice(0, 4) ? full.slice(0, -5) : full;
  const comma = language === 'fr' || language === 'it' ? ' ' : ', ';
  return `${capital(NAMES[language].weekdays[weekday] ?? '')}${comma}${short}`;
}

/** Whole days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** `Heute`, `Morgen`, `Gestern`, else the day. */
export function formatRelativeDay(date: LocalDate, today: LocalDate, language: Language): string {
  const names = NAMES[language];
  const near = { '-1': names.yesterday, '0': names.today, '1': names.tomorrow }[String(daysBetween(today, date))];
  return near ? capital(near) : formatDay(date, today, language);
}

/** `14:30` */
export function formatTime(moment: string | number): string {
  return zurich(moment).time;
}

/** `14:30–16:00`; the end with its day where that is another one. */
export function formatWindow(start: string, end: string): string {
  const [from, to] = [zurich(start), zurich(end)];
  const day = from.date === to.date ? '' : `${formatDateShort(to.date)}${NBSP}`;
  return `${from.time}–${day}${to.time}`;
}

/** `05.11.2026 14:30`; the two are not parted at the end of a line. */
export function formatMoment(moment: string | number): string {
  const { date, time } = zurich(moment);
  return `${formatDateShort(date)}${NBSP}${time}`;
}

/** `gerade eben`, `vor 5 Min.`, `vor 3 Std.`, `vor 2 Tagen`. A moment that lies ahead is "just now": clocks differ. */
export function formatAgo(moment: string | number, now: number, language: Language): string {
  const minutes = Math.floor((now - new Date(moment).getTime()) / 60_000);
  const names = NAMES[language];
  if (minutes < 1) return names.now;
  if (minutes < 60) return names.minutes(minutes);
  if (minutes < 24 * 60) return names.hours(Math.floor(minutes / 60));
  return names.days(Math.floor(minutes / (24 * 60)));
}
