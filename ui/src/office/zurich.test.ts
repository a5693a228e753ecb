import { describe, expect, it } from 'vitest';
import { laterBy, momentOf, nextWorkday } from './zurich';

describe('a time typed in the office', () => {
  it('is meant in Switzerland, in winter and in summer', () => {
    expect(momentOf('2026-01-15', '08:00')).toBe('2026-01-15T07:00:00.000Z');
    expect(momentOf('2026-07-15', '08:00')).toBe('2026-07-15T06:00:00.000Z');
  });

  it('is no moment in the hour that spring skips', () => {
    expect(momentOf('2026-03-29', '02:30')).toBeUndefined();
  });

  it('is the first of the two in the hour that autumn repeats', () => {
    expect(momentOf('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['', '08:00'],
    ['2026-01-15', ''],
    ['2026-02-30', '08:00'],
    ['2026-01-15', '25:00'],
  ])('%j %j names no moment', (date, time) => {
    expect(momentOf(date, time)).toBeUndefined();
  });
});

describe('days', () => {
  it('the next workday after a Friday is Monday', () => {
    expect(nextWorkday('2026-11-20')).toBe('2026-11-23');
    expect(nextWorkday('2026-11-23')).toBe('2026-11-24');
  });

  it('go over the end of a month and of a year', () => {
    expect(laterBy('2026-12-31', 1)).toBe('2027-01-01');
    expect(laterBy('2026-03-01', -1)).toBe('2026-02-28');
  });
});
