import type { TimeUnit } from './ast.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Words that can name nothing at all unless they stand in backticks, found by asking Esper 9 for each word and place
 * (`select id as WORD`, `select e.WORD`, …).
 */
const RESERVED_EVERYWHERE = `
  all and any as asc by case create cube current_timestamp dataflow day days delete desc distinct else end exists expression false from
  group grouping grouping_id having hour hours in initiated inner inlined_class insert into irstream is istream like limit
  match_recognize match_recognize_permute measures microsecond microseconds millisecond milliseconds minute minutes month months msec
  new not null offset on or order output prevcount prevwindow regexp rollup rstream sec second seconds select sets some start
  terminated then true update usec values week weeks when year years`;

/** Words that can name a property or a column alias, and yet no type, stream, tag, variable, window or schema column. */
const RESERVED_FOR_DECLARATIONS = `
  after at avedev avg between cast coalesce context count define escape every first for full instanceof join last lastweekday left
  matched matches max median merge metadatasql min outer partition pattern prev prevtail prior right schema set snapshot sql stddev sum
  table typeof unidirectional until using variable weekday where while window`;

/** Reserved as property, alias, method, annotation element and lambda parameter. */
export const RESERVED_IN_EXPRESSIONS = words(RESERVED_EVERYWHERE);

/** Reserved as name of a type, stream, tag, variable, window, context, view or schema column. */
export const RESERVED_IN_DECLARATIONS = words(RESERVED_EVERYWHERE + RESERVED_FOR_DECLARATIONS);

/** Every spelling of a time unit; all but `min` are reserved everywhere. */
export const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map<string, TimeUnit>([
  ['year', 'year'],
  ['years', 'year'],
  ['month', 'month'],
  ['months', 'month'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['day', 'day'],
  ['days', 'day'],
  ['hour', 'hour'],
  ['hours', 'hour'],
  ['minute', 'minute'],
  ['minutes', 'minute'],
  ['min', 'minute'],
  ['second', 'second'],
  ['seconds', 'second'],
  ['sec', 'second'],
  ['millisecond', 'millisecond'],
  ['milliseconds', 'millisecond'],
  ['msec', 'millisecond'],
  ['microsecond', 'microsecond'],
  ['microseconds', 'microsecond'],
  ['usec', 'microsecond'],
]);

/** Words that begin a statement or a declaration of a module. */
export const STATEMENT_STARTS: readonly string[] = [
  'select',
  'insert',
  'on',
  'create',
  'update',
  'delete',
  'context',
  'expression',
  'into',
  'module',
  'uses',
  'import',
];

/** True if the text can stand as a name without backticks (`\.` allowed), apart from reserved words. */
export function isPlainWord(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}
