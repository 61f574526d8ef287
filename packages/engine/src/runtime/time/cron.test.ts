import { expect, test } from 'vitest';
import { civilOf, instantOf } from './calendar.js';
import { type Cron, nextCron } from './cron.js';

const ANY = { values: null };
const cron = (fields: Partial<Cron>): Cron => ({
  minutes: null,
  hours: null,
  days: ANY,
  months: null,
  weekdays: ANY,
  seconds: new Set([0]),
  ...fields,
});
const at = (text: string): number => {
  const [year, month, day, hour, minute, second] = text.split(/[^0-9]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return instantOf({ year, month, day, hour, minute, second, millisecond: 0 });
};
const next = (fields: Partial<Cron>, after: string): string | undefined => {
  const ms = nextCron(cron(fields), at(after));
  if (ms === undefined) return undefined;
  const { year, month, day, hour, minute, second } = civilOf(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
};

// 2024-02-01 is a Thursday
test.each<readonly [string, Partial<Cron>, string, string | undefined]>([
  ['every minute', {}, '2024-02-01 08:00:00', '2024-02-01 08:01:00'],
  ['every second', { seconds: null }, '2024-02-01 08:00:59', '2024-02-01 08:01:00'],
  ['at a full quarter', { minutes: new Set([0, 15, 30, 45]) }, '2024-02-01 08:45:00', '2024-02-01 09:00:00'],
  [
    'daily, over the end of the month',
    { minutes: new Set([0]), hours: new Set([5]) },
    '2024-02-29 06:00:00',
    '2024-03-01 05:00:00',
  ],
  [
    'on a day that most months lack',
    { minutes: new Set([0]), hours: new Set([0]), days: { values: new Set([31]) } },
    '2024-02-01 00:00:00',
    '2024-03-31 00:00:00',
  ],
  [
    'on Mondays',
    { minutes: new Set([0]), hours: new Set([0]), weekdays: { values: new Set([1]) } },
    '2024-02-01 00:00:00',
    '2024-02-05 00:00:00',
  ],
  [
    'on the last day',
    { minutes: new Set([0]), hours: new Set([0]), days: { values: null, last: 'month' } },
    '2024-02-01 00:00:00',
    '2024-02-29 00:00:00',
  ],
  [
    'on the last Friday',
    { minutes: new Set([0]), hours: new Set([0]), weekdays: { values: null, last: 5 } },
    '2024-02-01 00:00:00',
    '2024-02-23 00:00:00',
  ],
  [
    'on the weekday nearest to the 10th, a Saturday',
    { minutes: new Set([0]), hours: new Set([0]), days: { values: null, weekdayNear: 10 } },
    '2024-02-01 00:00:00',
    '2024-02-09 00:00:00',
  ],
  [
    'in February of the next year',
    { minutes: new Set([0]), hours: new Set([0]), days: { values: new Set([1]) }, months: new Set([2]) },
    '2024-02-01 00:00:00',
    '2025-02-01 00:00:00',
  ],
  ['never', { days: { values: new Set([31]) }, months: new Set([2]) }, '2024-02-01 00:00:00', undefined],
])('a crontab names the next instant: %s', (_, fields, after, expected) => {
  expect(next(fields, after)).toBe(expected);
});

test('a crontab keeps the fraction of a second with which it began', () => {
  expect(nextCron(cron({}), 500)).toBe(60_500);
});
