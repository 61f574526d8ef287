import { type AggregateEntry, type Mark, refused, type Signature, SUPPORTED, type Support } from './entry.js';
import { sig } from './signature.js';

interface AggregateSource {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly doc: string;
  readonly example: string;
  readonly mark: Mark;
  readonly wildcard?: boolean;
  readonly distinct?: boolean;
  readonly since?: string;
  readonly support?: Support;
}

/** Aggregate functions. All take `filter:` (or a trailing boolean) and `group_by:`; their names are read in any case. */
const SOURCES: readonly AggregateSource[] = [
  {
    name: 'count',
    signatures: [sig('long', '*: wildcard'), sig('long', 'value: any', 'filter: predicate?')],
    doc: 'How many rows there are, or how many have a value that is not null.',
    example: 'count(distinct dst_ip)',
    mark: 'S',
    wildcard: true,
    distinct: true,
  },
  {
    name: 'sum',
    signatures: [sig('numeric-first', 'value: numeric', 'filter: predicate?')],
    doc: 'The sum of a number; null when there is none.',
    example: 'sum(bytes)',
    mark: 'S',
    distinct: true,
  },
  {
    name: 'avg',
    signatures: [sig('double', 'value: numeric', 'filter: predicate?')],
    doc: 'The mean of a number.',
    example: 'avg(price)',
    mark: 'C',
    distinct: true,
  },
  {
    name: 'min',
    signatures: [sig('first', 'value: comparable', 'filter: predicate?')],
    doc: 'The least value now held.',
    example: 'min(price)',
    mark: 'C',
    distinct: true,
  },
  {
    name: 'max',
    signatures: [sig('first', 'value: comparable', 'filter: predicate?')],
    doc: 'The greatest value now held.',
    example: 'max(price)',
    mark: 'C',
    distinct: true,
  },
  {
    name: 'fmin',
    signatures: [sig('first', 'value: comparable', 'filter: predicate')],
    doc: 'The least value among the rows that pass a filter.',
    example: 'fmin(price, price > 0)',
    mark: 'R',
    distinct: true,
  },
  {
    name: 'fmax',
    signatures: [sig('first', 'value: comparable', 'filter: predicate')],
    doc: 'The greatest value among the rows that pass a filter.',
    example: 'fmax(price, price > 0)',
    mark: 'R',
    distinct: true,
  },
  {
    name: 'median',
    signatures: [sig('double', 'value: numeric', 'filter: predicate?')],
    doc: 'The middle value.',
    example: 'median(price)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'stddev',
    signatures: [sig('double', 'value: numeric', 'filter: predicate?')],
    doc: 'The standard deviation of the sample (n - 1); null for fewer than two values.',
    example: 'stddev(price)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'avedev',
    signatures: [sig('double', 'value: numeric', 'filter: predicate?')],
    doc: 'The mean distance from the mean.',
    example: 'avedev(price)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'window',
    signatures: [sig('array-of-first', '*: wildcard'), sig('array-of-first', 'value: any')],
    doc: 'All values (or with * all events) that the data window holds, oldest first.',
    example: 'window(dst_ip)',
    mark: 'S',
    wildcard: true,
  },
  {
    name: 'first',
    signatures: [sig('first', '*: wildcard'), sig('first', 'value: any', 'offset: integer?')],
    doc: 'The oldest value (or with * event) that is held, or the n-th after it.',
    example: 'first(login)',
    mark: 'C',
    wildcard: true,
  },
  {
    name: 'last',
    signatures: [sig('first', '*: wildcard'), sig('first', 'value: any', 'offset: integer?')],
    doc: 'The newest value (or with * event) that is held, or the n-th before it.',
    example: 'last(login)',
    mark: 'C',
    wildcard: true,
  },
  {
    name: 'nth',
    signatures: [sig('first', 'value: any', 'n: integer')],
    doc: 'The value n rows before the newest, 0 being the newest.',
    example: 'nth(price, 2)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'rate',
    signatures: [sig('double', 'seconds: numeric'), sig('double', 'timestamp: numeric', 'accumulator: any?')],
    doc: 'Events per second over a time, or over the window by a timestamp property.',
    example: 'rate(10)',
    mark: 'O',
  },
  {
    name: 'leaving',
    signatures: [sig('boolean')],
    doc: 'Whether any event has left the data window yet.',
    example: 'leaving()',
    mark: 'O',
  },
  {
    name: 'countever',
    signatures: [sig('long', '*: wildcard'), sig('long', 'value: any', 'filter: predicate?')],
    doc: 'How many rows there have been since the start.',
    example: 'countever(*)',
    mark: 'O',
    wildcard: true,
  },
  {
    name: 'firstever',
    signatures: [sig('first', 'value: any', 'filter: predicate?')],
    doc: 'The first value since the start.',
    example: 'firstever(price)',
    mark: 'O',
    wildcard: true,
  },
  {
    name: 'lastever',
    signatures: [sig('first', 'value: any', 'filter: predicate?')],
    doc: 'The last value since the start.',
    example: 'lastever(price)',
    mark: 'O',
    wildcard: true,
  },
  {
    name: 'minever',
    signatures: [sig('first', 'value: comparable', 'filter: predicate?')],
    doc: 'The least value since the start.',
    example: 'minever(price)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'maxever',
    signatures: [sig('first', 'value: comparable', 'filter: predicate?')],
    doc: 'The greatest value since the start.',
    example: 'maxever(price)',
    mark: 'O',
    distinct: true,
  },
  {
    name: 'fminever',
    signatures: [sig('first', 'value: comparable', 'filter: predicate')],
    doc: 'The least value since the start among the rows that pass a filter.',
    example: 'fminever(price, price > 0)',
    mark: 'R',
    distinct: true,
  },
  {
    name: 'fmaxever',
    signatures: [sig('first', 'value: comparable', 'filter: predicate')],
    doc: 'The greatest value since the start among the rows that pass a filter.',
    example: 'fmaxever(price, price > 0)',
    mark: 'R',
    distinct: true,
  },
  {
    name: 'minby',
    signatures: [sig('element', 'key: comparable+')],
    doc: 'The event with the least key.',
    example: 'minby(price).login',
    mark: 'R',
  },
  {
    name: 'maxby',
    signatures: [sig('element', 'key: comparable+')],
    doc: 'The event with the greatest key.',
    example: 'maxby(price).login',
    mark: 'R',
  },
  {
    name: 'minbyever',
    signatures: [sig('element', 'key: comparable+')],
    doc: 'The event with the least key since the start.',
    example: 'minbyever(price)',
    mark: 'R',
  },
  {
    name: 'maxbyever',
    signatures: [sig('element', 'key: comparable+')],
    doc: 'The event with the greatest key since the start.',
    example: 'maxbyever(price)',
    mark: 'R',
  },
  {
    name: 'sorted',
    signatures: [sig('target', 'key: comparable*')],
    doc: 'All events that are held, in the order of a key.',
    example: 'sorted(price desc)',
    mark: 'R',
  },
  {
    name: 'countMinSketch',
    signatures: [sig('any', 'options: any?')],
    doc: 'An approximate count of frequencies in a table.',
    example: 'countMinSketch()',
    mark: 'R',
    support: refused('sketches belong to tables, which are not supported'),
  },
];

export const AGGREGATES: readonly AggregateEntry[] = SOURCES.map((source) => ({
  kind: 'aggregate',
  wildcard: false,
  distinct: false,
  support: SUPPORTED,
  ...source,
}));
