import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, civilOf, daysInMonth, instantOf } from './calendar.js';

/* Law: the calendar agrees with the platform's in UTC for every instant it can name. */

const instant = fc.integer({ min: -62_135_596_800_000, max: 4_102_444_800_000 });

describe('the calendar', () => {
  test('names instants as the platform does', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        // biome-ignore lint/style/noRestrictedGlobals: the platform's calendar is the yardstick of this test
        const date = new Date(ms);
        expect(civilOf(ms)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          millisecond: date.getUTCMilliseconds(),
          weekday: date.getUTCDay(),
        });
      }),
    );
  });

  test('gives an instant back from its name', () => {
    fc.assert(fc.property(instant, (ms) => instantOf(civilOf(ms)) === ms));
  });

  test('never leaves the month that was meant', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -50, max: 50 }), (ms, months) => {
        const [before, after] = [civilOf(ms), civilOf(addMonths(ms, months))];
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
        expect(after.day).toBe(Math.min(before.day, daysInMonth(after.year, after.month)));
      }),
    );
  });
});
