import { describe, expect, test } from 'vitest';
import { instantOf } from './calendar.js';
import { addPeriod, nextMultiple, periodOf, subtractPeriod } from './period.js';

const day = (year: number, month: number, date: number): number =>
  instantOf({ year, month, day: date, hour: 0, minute: 0, second: 0, millisecond: 0 });

describe('a period', () => {
  test('counts months by the calendar', () => {
    expect(addPeriod(day(2023, 1, 31), { months: 1, ms: 0 })).toBe(day(2023, 2, 28));
    expect(subtractPeriod(day(2024, 3, 31), { months: 1, ms: 0 })).toBe(day(2024, 2, 29));
  });

  test('comes again at the next multiple after now, never at now', () => {
    expect(nextMultiple(3_000, 3_000, periodOf(10_000))).toBe(13_000);
    expect(nextMultiple(3_000, 12_999, periodOf(10_000))).toBe(13_000);
    expect(nextMultiple(3_000, 35_000, periodOf(10_000))).toBe(43_000);
    expect(nextMultiple(day(2023, 1, 1), day(2023, 3, 15), { months: 1, ms: 0 })).toBe(day(2023, 4, 1));
  });
});
