import { expect, test } from 'vitest';
import { DATE_TIMES } from './date-times.js';

const call = (method: string, ms: number, ...values: readonly unknown[]): unknown =>
  DATE_TIMES[method]?.(ms as never, ...(values as never[]));

// 2023-11-14 22:13:20 and 2023-12-31 23:59:59.999, UTC
const [NOVEMBER, NEW_YEARS_EVE] = [1_700_000_000_000, 1_704_067_199_999];

test.each<readonly [string, readonly unknown[], unknown, unknown]>([
  ['getDayOfWeek', [], 3, 1],
  ['getMonthOfYear', [], 10, 11],
  ['getWeekyear', [], 46, 1],
  ['format', [], '11/14/23, 10:13 PM', '12/31/23, 11:59 PM'],
  ['roundFloor', ['hour'], 1_699_999_200_000, 1_704_063_600_000],
  ['roundHalf', ['min'], 1_699_999_980_000, 1_704_067_200_000],
  ['plus', [{ months: 1, ms: 0 }], 1_702_592_000_000, 1_706_745_599_999],
  ['withTime', [1, 2, 3, 4], 1_699_923_723_004, 1_703_984_523_004],
])('%s', (method, values, november, newYearsEve) => {
  expect([call(method, NOVEMBER, ...values), call(method, NEW_YEARS_EVE, ...values)]).toEqual([november, newYearsEve]);
});

test('a date is read as it is written', () => {
  const text = call('format', NOVEMBER, "yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  expect(text).toBe('2023-11-14T22:13:20.000+0000');
});
