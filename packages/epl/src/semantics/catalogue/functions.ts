import { type FunctionEntry, refused } from './entry.js';
import { type FunctionSource, functionEntry } from './function-entry.js';
import { sig } from './signature.js';

/** Row functions of the language. Their names are read in any case. */
const BUILT_IN: readonly FunctionSource[] = [
  {
    name: 'coalesce',
    signatures: [sig('widest', 'value: any', 'next: any+')],
    doc: 'The first of its arguments that is not null.',
    example: 'coalesce(login, host)',
  },
  {
    name: 'max',
    signatures: [sig('widest', 'a: numeric', 'b: numeric+')],
    doc: 'The greatest of several numbers of one row (with one argument it is the aggregate).',
    example: 'max(src_port, dst_port)',
  },
  {
    name: 'min',
    signatures: [sig('widest', 'a: numeric', 'b: numeric+')],
    doc: 'The least of several numbers of one row (with one argument it is the aggregate).',
    example: 'min(src_port, dst_port)',
  },
  {
    name: 'current_timestamp',
    signatures: [sig('long')],
    doc: 'Engine time in milliseconds since the epoch; parentheses may be left out.',
    example: 'current_timestamp',
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
    example: 'instanceof(price, double)',
  },
  {
    name: 'typeof',
    signatures: [sig('string', 'value: any')],
    doc: 'Name of the type of a value, or of the event type of an event; null for null.',
    example: 'typeof(e)',
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
    example: 'istream()',
  },
  {
    name: 'prev',
    signatures: [sig('any', 'offset: integer', 'value: any'), sig('any', 'value: any')],
    doc: 'The value of the n-th event before in the data window.',
    example: 'prev(1, price)',
  },
  {
    name: 'prevtail',
    signatures: [sig('any', 'offset: integer', 'value: any'), sig('any', 'value: any')],
    doc: 'The value of the n-th event from the oldest end of the data window.',
    example: 'prevtail(0, price)',
  },
  {
    name: 'prevwindow',
    signatures: [sig('array-of-first', 'value: any')],
    doc: 'All values of the data window, newest first.',
    example: 'prevwindow(price)',
  },
  {
    name: 'prevcount',
    signatures: [sig('long', 'value: any')],
    doc: 'How many events the data window holds.',
    example: 'prevcount(price)',
  },
  {
    name: 'prior',
    signatures: [sig('any', 'offset: integer', 'value: any')],
    doc: 'The value of the n-th event before in the order of arrival.',
    example: 'prior(1, price)',
  },
  {
    name: 'grouping',
    signatures: [sig('int', 'key: any')],
    doc: 'Whether a row of a roll-up leaves the key out.',
    example: 'grouping(login)',
    mark: 'R',
    support: refused('rollup, cube and grouping sets are not supported'),
  },
  {
    name: 'grouping_id',
    signatures: [sig('int', 'key: any+')],
    doc: 'Which grouping set a row of a roll-up belongs to.',
    example: 'grouping_id(login, host)',
    mark: 'R',
    support: refused('rollup, cube and grouping sets are not supported'),
  },
  {
    name: 'transpose',
    signatures: [sig('any', 'value: any')],
    doc: 'Makes the properties of an object the columns of the row.',
    example: 'transpose(e)',
    mark: 'R',
    support: refused('it works on Java objects'),
  },
  {
    name: 'event_identity_equals',
    signatures: [sig('boolean', 'a: event', 'b: event')],
    doc: 'Whether two names hold the very same event.',
    example: 'event_identity_equals(e, e)',
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
