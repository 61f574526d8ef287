import { describe, expect, it } from 'vitest';
import { readDate, readIsoSchedule } from './iso-schedule.js';
import { zoneOf } from './zone.js';

const HOUR = 3_600_000;

describe('ISO 8601 schedules', () => {
  it.each([
    ['1970-01-01T00:00:10Z', { date: 10_000 }],
    ['1970-01-01T02:00:10+02:00', { date: 10_000 }],
    ['1970-01-02', { date: 24 * HOUR }],
    ['1970-01-01T00:00:00.250Z', { date: 250 }],
    ['PT5S', { period: { months: 0, ms: 5_000 } }],
    ['P1Y2M3W4DT5H6M7S', { period: { months: 14, ms: ((25 * 24 + 5) * 60 + 6) * 60_000 + 7_000 } }],
    ['R3/PT5S', { repetitions: 3, period: { months: 0, ms: 5_000 } }],
    ['R/1970-01-01T00:00:10Z/P1M', { repetitions: Number.POSITIVE_INFINITY, date: 10_000, period: { months: 1, ms: 0 } }],
  ])('%s', (text, schedule) => {
    expect(readIsoSchedule(text)).toEqual(schedule);
  });

  it.each(['', 'P', 'PT', '5S', 'PT5S/R3', 'R3/x', '1970-1-1', 'Rx/PT5S'])('%j is none', (text) => {
    expect(readIsoSchedule(text)).toBeUndefined();
  });

  it('reads a date without a time as midnight in UTC', () => {
    expect(readDate('2024-02-29')).toBe(1_709_164_800_000);
  });
});

describe('time zones', () => {
  it.each([
    ['GMT-4:00', 0, -4 * HOUR],
    ['+05:30', 0, 5.5 * HOUR],
    ['America/New_York', 1_704_067_200_000, -5 * HOUR],
    ['America/New_York', 1_719_792_000_000, -4 * HOUR],
    ['Nowhere/Land', 0, 0],
  ])('%s at %i', (name, ms, offset) => {
    expect(zoneOf(name).offsetAt(ms)).toBe(offset);
  });
});
