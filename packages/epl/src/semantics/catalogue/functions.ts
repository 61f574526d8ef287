import { type FunctionEntry, refused } from './entry.js';
import { type FunctionSource, functionEntry } from './function-entry.js';
import { sig } from './signature.js';

/** Row functions of the language. Their names are read in any case. */
const BUILT_IN: readonly FunctionSource[] = [
  {
    name: 'coalesce',
    signatures: [sig('widest', 'value: any', 'next: any+')],
    doc: 'The first of its arguments that is not null.',
    example: 'select coalesce(P.v_count, 0) from …',
  },
  {
    name: 'max',
    signatures: [sig('widest', 'a: numeric', 'b: numeric+')],
    doc: 'The greatest of several numbers of one row (with one argument it is the aggregate).',
    example: 'select max(bytes_sent, bytes_received) from event',
  },
  {
    name: 'min',
    signatures: [sig('widest', 'a: numeric', 'b: numeric+')],
    doc: 'The least of several numbers of one row (with one argument it is the aggregate).',
    example: 'select min(a.x, b.x) from …',
  },
  {
    name: 'current_timestamp',
    signatures: [sig('long')],
    doc: 'Engine time in milliseconds since the epoch; parentheses may be left out.',
    example: 'select current_timestamp as seen from event',
    mark: 'C',
  },
  {
    name: 'cast',
    signatures: [sig('any', 'value: any', 'type: any', 'dateformat: string?')],
    doc: 'The value as another type; a text that is no such value loses its row.',
    example: 'cast(port, int)',
    mark: 'C',
  },
  {
    name: 'instanceof',
    signatures: [sig('boolean', 'value: any', 'type: any+')],
    doc: 'Whether the value is of one of the types.',
    example: 'instanceof(x?, string)',
  },
  {
    name: 'typeof',
    signatures: [sig('string', 'value: any')],
    doc: 'Name of the type of a value, or of the event type of an event; null for null.',
    example: 'typeof(fragment)',
  },
  {
    name: 'exists',
    signatures: [sig('boolean', 'property: property')],
    doc: 'Whether the event has the property at all.',
    example: 'exists(login?)',
  },
  {
    name: 'istream',
    signatures: [sig('boolean')],
    doc: 'True while the row belongs to the insert stream, false for the remove stream.',
    example: 'select irstream *, istream() as arrived from event#length(2)',
  },
  {
    name: 'prev',
    signatures: [sig('any', 'offset: integer', 'value: any'), sig('any', 'value: any')],
    doc: 'The value of the n-th event before in the data window.',
    example: 'select prev(1, price) from Tick#length(5)',
  },
  {
    name: 'prevtail',
    signatures: [sig('any', 'offset: integer', 'value: any'), sig('any', 'value: any')],
    doc: 'The value of the n-th event from the oldest end of the data window.',
    example: 'select prevtail(0, price) from Tick#length(5)',
  },
  {
    name: 'prevwindow',
    signatures: [sig('array-of-first', 'value: any')],
    doc: 'All values of the data window, newest first.',
    example: 'select prevwindow(price) from Tick#length(5)',
  },
  {
    name: 'prevcount',
    signatures: [sig('long', 'value: any')],
    doc: 'How many events the data window holds.',
    example: 'select prevcount(price) from Tick#length(5)',
  },
  {
    name: 'prior',
    signatures: [sig('any', 'offset: integer', 'value: any')],
    doc: 'The value of the n-th event before in the order of arrival.',
    example: 'select prior(1, price) from Tick',
  },
  {
    name: 'grouping',
    signatures: [sig('int', 'key: any')],
    doc: 'Whether a row of a roll-up leaves the key out.',
    example: 'grouping(name)',
    mark: 'R',
    support: refused('rollup, cube and grouping sets are not supported'),
  },
  {
    name: 'grouping_id',
    signatures: [sig('int', 'key: any+')],
    doc: 'Which grouping set a row of a roll-up belongs to.',
    example: 'grouping_id(name, place)',
    mark: 'R',
    support: refused('rollup, cube and grouping sets are not supported'),
  },
  {
    name: 'transpose',
    signatures: [sig('any', 'value: any')],
    doc: 'Makes the properties of an object the columns of the row.',
    example: 'insert into S select transpose(f(e)) from E as e',
    mark: 'R',
    support: refused('it works on Java objects'),
  },
  {
    name: 'event_identity_equals',
    signatures: [sig('boolean', 'a: event', 'b: event')],
    doc: 'Whether two names hold the very same event.',
    example: 'event_identity_equals(a, b)',
    mark: 'R',
    since: '8.4',
  },
  {
    name: 'current_evaluation_context',
    signatures: [sig('any')],
    doc: 'A Java object that tells a host function where it runs.',
    example: 'current_evaluation_context()',
    mark: 'R',
    support: refused('it hands out a Java object'),
  },
];

export const FUNCTIONS: readonly FunctionEntry[] = BUILT_IN.map((source) => functionEntry(source, false));
