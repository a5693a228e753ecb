import { describe, expect, it } from 'vitest';
import type { Language } from '../generated/Language';
import {
  daysBetween,
  formatAgo,
  formatDate,
  formatDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatRelativeDay,
  formatTime,
  formatWindow,
  localDate,
} from './format';

const languages: Language[] = ['de', 'fr', 'it', 'en'];

/** The hard space as `_`, so that a reader sees it. */
function each(write: (language: Language) => string): string[] {
  return languages.map((language) => write(language).replaceAll('\u00a0', '_'));
}

describe('format', () => {
  it('writes money as each language does', () => {
    expect(each((l) => formatMoney({ amount: 123_456_750, currency: 'CHF' }, l))).toEqual([
      'CHF_1’234’567.50',
      '1_234_567.50_CHF',
      'CHF_1’234’567.50',
      'CHF_1’234’567.50',
    ]);
    expect(formatMoney({ amount: -5, currency: 'EUR' }, 'de')).toBe('EUR\u00a0-0.05');
    expect(formatMoney({ amount: 0, currency: 'CHF' }, 'en')).toBe('CHF\u00a00.00');
  });

  it('groups numbers from four digits on', () => {
    expect(each((l) => formatNumber(10_000, l))).toEqual(['10’000', '10_000', '10’000', '10’000']);
    expect(formatNumber(999, 'de')).toBe('999');
    expect(formatNumber(-1234.5, 'de')).toBe('-1’234.5');
  });

  it('writes dates with the month in words', () => {
    expect(each((l) => formatDate('2026-03-01', l))).toEqual([
      '1._März 2026',
      '1er_mars 2026',
      '1_marzo 2026',
      '1_March 2026',
    ]);
  });

  it('leaves the year out while it is this one', () => {
    expect(each((l) => formatDay('2026-11-05', '2026-01-01', l))).toEqual([
      'Donnerstag, 5._November',
      'Jeudi 5_novembre',
      'Giovedì 5_novembre',
      'Thursday, 5_November',
    ]);
    expect(formatDay('2027-01-04', '2026-12-30', 'de')).toBe('Montag, 4.\u00a0Januar 2027');
  });

  it('says yesterday, today and tomorrow', () => {
    expect(each((l) => formatRelativeDay('2026-11-05', '2026-11-05', l))).toEqual([
      'Heute',
      'Aujourd’hui',
      'Oggi',
      'Today',
    ]);
    expect(formatRelativeDay('2026-11-06', '2026-11-05', 'de')).toBe('Morgen');
    expect(formatRelativeDay('2026-11-04', '2026-11-05', 'en')).toBe('Yesterday');
    expect(formatRelativeDay('2026-11-07', '2026-11-05', 'en')).toBe('Saturday, 7\u00a0November');
  });

  it('shows every moment in the time of Zurich, in winter and in summer', () => {
    expect(formatMoment('2026-01-15T23:30:00Z')).toBe('16.01.2026\u00a000:30');
    expect(formatMoment('2026-07-15T22:30:00Z')).toBe('16.07.2026\u00a000:30');
    expect(formatTime('2026-03-29T01:00:00Z')).toBe('03:00');
    expect(localDate('2026-12-31T23:00:00Z')).toBe('2027-01-01');
  });

  it('writes a window, with the day where it ends on another one', () => {
    expect(formatWindow('2026-11-05T07:00:00Z', '2026-11-05T09:00:00Z')).toBe('08:00–10:00');
    expect(formatWindow('2026-11-05T21:00:00Z', '2026-11-06T01:00:00Z')).toBe('22:00–06.11.2026\u00a002:00');
  });

  it('counts days over the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-05', '2026-12-31')).toBe(56);
  });

  it('says how long ago, and never "in the future"', () => {
    const now = Date.parse('2026-11-05T12:00:00Z');
    expect(each((l) => formatAgo('2026-11-05T11:55:00Z', now, l))).toEqual([
      'vor 5_Min.',
      'il y a 5_min',
      '5_min fa',
      '5_min ago',
    ]);
    expect(formatAgo('2026-11-03T11:00:00Z', now, 'de')).toBe('vor 2\u00a0Tagen');
    expect(formatAgo('2026-11-04T09:00:00Z', now, 'en')).toBe('1\u00a0day ago');
    expect(formatAgo('2030-01-01T00:00:00Z', now, 'de')).toBe('gerade eben');
  });
});
