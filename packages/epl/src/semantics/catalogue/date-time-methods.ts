import { deviates, type Mark, type MethodEntry, type ResultKind, SUPPORTED, type Support } from './entry.js';
import { sig } from './signature.js';

interface MethodSource {
  readonly name: string;
  readonly forms: readonly (readonly [ResultKind, ...string[]])[];
  readonly doc: string;
  readonly example: string;
  readonly mark?: Mark;
  readonly support?: Support;
}

const getter = (name: string, what: string, mark: Mark = 'O'): MethodSource => ({
  name,
  forms: [['int']],
  doc: `The ${what} of a timestamp.`,
  example: `timestamp.${name}()`,
  mark,
});

const AS_MILLISECONDS = deviates('dates are milliseconds since the epoch: the value comes back as a long');

/** Interval relation `name` between two events, timestamps, or a timestamp and an event; ranges narrow the distance. */
const relation = (name: string, doc: string, mark: Mark, ...ranges: readonly string[]): MethodSource => ({
  name,
  forms: [['boolean', 'other: instant', ...ranges]],
  doc,
  example: `a.${name}(b)`,
  mark,
});

/** Methods of timestamps (`long`) and of events that declare a start timestamp. */
const SOURCES: readonly MethodSource[] = [
  {
    name: 'withTime',
    forms: [['target', 'hour: integer', 'minute: integer', 'second: integer', 'millisecond: integer']],
    doc: 'The same day at another time.',
    example: 'timestamp.withTime(0, 0, 0, 0)',
    mark: 'R',
  },
  {
    name: 'withDate',
    forms: [['target', 'year: integer', 'month: integer', 'day: integer']],
    doc: 'The same time on another day; months count from 0.',
    example: 'timestamp.withDate(2024, 0, 1)',
    mark: 'R',
  },
  {
    name: 'withMax',
    forms: [['target', 'field: unit']],
    doc: 'A field at its greatest value.',
    example: "timestamp.withMax('hour')",
    mark: 'R',
  },
  {
    name: 'withMin',
    forms: [['target', 'field: unit']],
    doc: 'A field at its least value.',
    example: "timestamp.withMin('hour')",
    mark: 'R',
  },
  {
    name: 'set',
    forms: [['target', 'field: unit', 'value: integer']],
    doc: 'A field at a value.',
    example: "timestamp.set('hour', 8)",
    mark: 'R',
  },
  {
    name: 'plus',
    forms: [['target', 'period: period']],
    doc: 'Later by a time.',
    example: 'timestamp.plus(10 minutes)',
    mark: 'C',
  },
  {
    name: 'minus',
    forms: [['target', 'period: period']],
    doc: 'Earlier by a time.',
    example: 'timestamp.minus(10 minutes)',
    mark: 'C',
  },
  {
    name: 'roundCeiling',
    forms: [['target', 'field: unit']],
    doc: 'Up to the next whole field.',
    example: "timestamp.roundCeiling('min')",
    mark: 'R',
  },
  {
    name: 'roundFloor',
    forms: [['target', 'field: unit']],
    doc: 'Down to the whole field.',
    example: "timestamp.roundFloor('min')",
    mark: 'R',
  },
  {
    name: 'roundHalf',
    forms: [['target', 'field: unit']],
    doc: 'To the nearest whole field.',
    example: "timestamp.roundHalf('min')",
    mark: 'R',
  },
  { name: 'get', forms: [['int', 'field: unit']], doc: 'The value of a field.', example: "timestamp.get('hour')", mark: 'O' },
  {
    name: 'format',
    forms: [['string'], ['string', 'format: string']],
    doc: 'The timestamp as text.',
    example: "timestamp.format('yyyy-MM-dd')",
    mark: 'O',
  },
  {
    name: 'toCalendar',
    forms: [['long']],
    doc: 'The timestamp as a calendar.',
    example: 'timestamp.toCalendar()',
    mark: 'R',
    support: AS_MILLISECONDS,
  },
  {
    name: 'toDate',
    forms: [['long']],
    doc: 'The timestamp as a date.',
    example: 'timestamp.toDate()',
    mark: 'R',
    support: AS_MILLISECONDS,
  },
  { name: 'toMillisec', forms: [['long']], doc: 'The timestamp in milliseconds.', example: 'timestamp.toMillisec()', mark: 'R' },
  getter('getMillisOfSecond', 'milliseconds within the second'),
  getter('getSecondOfMinute', 'seconds within the minute'),
  getter('getMinuteOfHour', 'minutes within the hour'),
  getter('getHourOfDay', 'hour', 'C'),
  getter('getDayOfWeek', 'day of the week (1 = Sunday)', 'C'),
  getter('getDayOfMonth', 'day of the month'),
  getter('getDayOfYear', 'day of the year'),
  getter('getWeekyear', 'week of the year'),
  getter('getMonthOfYear', 'month (0 = January)'),
  getter('getYear', 'year'),
  getter('getEra', 'era (1 = after Christ)', 'R'),
  {
    name: 'between',
    forms: [
      ['boolean', 'from: instant', 'to: instant'],
      ['boolean', 'from: instant', 'to: instant', 'includeFrom: boolean', 'includeTo: boolean'],
    ],
    doc: 'Whether the timestamp lies in a range, ends included.',
    example: 'timestamp.between(a.ts, b.ts)',
    mark: 'C',
  },
  relation('before', 'Whether it ends before the other starts.', 'C', 'least: period?', 'greatest: period?'),
  relation('after', 'Whether it starts after the other ends.', 'C', 'least: period?', 'greatest: period?'),
  relation('coincides', 'Whether both start and end together.', 'R', 'startTolerance: period?', 'endTolerance: period?'),
  relation('during', 'Whether it lies within the other.', 'R', 'a: period?', 'b: period?', 'c: period?', 'd: period?'),
  relation('includes', 'Whether the other lies within it.', 'R', 'a: period?', 'b: period?', 'c: period?', 'd: period?'),
  relation('finishes', 'Whether it starts later and ends with the other.', 'R', 'tolerance: period?'),
  relation('finishedBy', 'Whether the other starts later and ends with it.', 'R', 'tolerance: period?'),
  relation('meets', 'Whether it ends when the other starts.', 'R', 'tolerance: period?'),
  relation('metBy', 'Whether it starts when the other ends.', 'R', 'tolerance: period?'),
  relation('overlaps', 'Whether it starts first and ends within the other.', 'R', 'least: period?', 'greatest: period?'),
  relation('overlappedBy', 'Whether the other starts first and ends within it.', 'R', 'least: period?', 'greatest: period?'),
  relation('starts', 'Whether both start together and it ends first.', 'R', 'tolerance: period?'),
  relation('startedBy', 'Whether both start together and the other ends first.', 'R', 'tolerance: period?'),
];

export const DATE_TIME_METHODS: readonly MethodEntry[] = SOURCES.map(({ forms, ...source }) => ({
  kind: 'date-time-method',
  mark: 'O',
  support: SUPPORTED,
  signatures: forms.map(([result, ...parameters]) => sig(result, ...parameters)),
  ...source,
}));
