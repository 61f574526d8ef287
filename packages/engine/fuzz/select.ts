import { type ExpressionScope, numeric, predicate, readable, textual } from './expressions.js';
import { outputClause } from './output-clause.js';
import { choice, list, optional, type Part, render } from './part.js';
import type { Random } from './random.js';
import { type Names, type NoNull, named, type Statement } from './statement.js';
import type { Readable } from './vocabulary.js';

/** Where a select reads from. */
export interface Source {
  /** the from clause without the word; with its join conditions */
  readonly from: Part;
  readonly reads: readonly Readable[];
  /** events stay for a while, so that aggregates go down and `first`, `last`, `window` have something to read */
  readonly windowed: boolean;
  /** `prev` and `prior` may be asked */
  readonly previous: boolean;
  /** conditions are filters (deviations.ts) */
  readonly strict: boolean;
  /** a condition that joins the streams */
  readonly condition?: Part;
  /** the content may be looked at */
  readonly iterable: boolean;
  /** `select *` is a record of simple values */
  readonly wildcard?: boolean;
  /** properties of which its conditions cannot stand a null (deviations.ts) */
  readonly noNull?: NoNull;
}

/** What a scenario should be rich in. */
export interface SelectFocus {
  readonly output: number;
  readonly order: number;
}

interface Column {
  readonly text: Part;
  /** whether rows can be ordered by it so that equal rows are all that ties */
  readonly sortable: boolean;
}

export function selectStatement(random: Random, names: Names, source: Source, focus: SelectFocus): Statement {
  const name = names.listener();
  const scope: ExpressionScope = { random, reads: source.reads };
  const shape = random.weighted<Shape>([
    [3, 'plain'],
    [source.wildcard ? 1 : 0, 'wildcard'],
    [2, 'aggregates'],
    [2, 'aggregates and columns'],
    [3, 'groups'],
    [2, 'groups and columns'],
  ]);
  const body = shapeBody(scope, source, shape);
  const direction = random.weighted<string>([
    [5, ''],
    [4, 'irstream '],
    [1, 'rstream '],
  ]);
  const distinct = shape === 'plain' && random.chance(0.1) ? optional('distinct ') : '';
  const filtersRows = body.having !== '';
  const output = random.chance(focus.output) ? outputClause(random, isAggregated(shape)) : '';
  const order = orderOf(random, focus, { body, shape, output, filtersRows });
  const columns = body.columns.map((column, index): Part => [column.text, ` as c${index}`]);
  const text: Part = [
    'select ',
    direction === '' ? '' : choice(direction, ''),
    distinct,
    // an order by all columns names each of them: none may go
    shape === 'wildcard' ? '*' : list(columns, ', ', order ? columns.length : 1),
    ' from ',
    source.from,
    whereClause(scope, source),
    body.group,
    body.having,
    output,
    order ?? '',
  ];
  return {
    text: named(name, text),
    ...(order ? { ordered: name } : {}),
    ...(source.iterable && isIterable(render(text), filtersRows && !isAggregated(shape)) ? { iterable: name } : {}),
    ...(source.noNull && { noNull: source.noNull }),
  };
}

/** Esper cannot iterate rows that `having` filters, and answers `prev` over a group window for whichever key changed last. */
function isIterable(text: string, filtersEvents: boolean): boolean {
  return !filtersEvents && !/prev.*#groupwin/.test(text);
}

interface Ordered {
  readonly body: Body;
  readonly shape: Shape;
  readonly output: Part;
  readonly filtersRows: boolean;
}

/**
 * An order by all columns, where that decides the order of the rows, or by the group key with a limit, where each row has a key of its own;
 * where Esper's compiler can do it.
 */
function orderOf(random: Random, focus: SelectFocus, { body, shape, output, filtersRows }: Ordered): Part | undefined {
  const { columns } = body;
  const limit = render(output);
  // behind `having`, Esper orders aggregated rows alone
  if (limit.includes('count_insert') || (filtersRows && !isAggregated(shape))) return undefined;
  const isByKey = body.startsWithKey && shape === 'groups' && columns.length > 1 && ONE_ROW_A_GROUP.test(limit);
  if (isByKey && random.chance(focus.order / 2)) {
    return optional(
      ` order by c0${random.chance(0.3) ? ' desc' : ''} limit ${random.int(1, 3)}${random.chance(0.2) ? ' offset 1' : ''}`,
    );
  }
  const isOrderable = columns.length > 0 && columns.every(({ sortable }) => sortable);
  if (!isOrderable || !random.chance(focus.order)) return undefined;
  return orderClause(random, columns.length, { isAggregated: isAggregated(shape), filtersRows });
}

/** Output clauses behind which a delivery has one row a group. */
const ONE_ROW_A_GROUP = /^$| (?:last|all|snapshot) /;

type Shape = 'plain' | 'wildcard' | 'aggregates' | 'aggregates and columns' | 'groups' | 'groups and columns';

function isAggregated(shape: Shape): boolean {
  return shape !== 'plain' && shape !== 'wildcard';
}

interface Body {
  readonly columns: readonly Column[];
  readonly group: Part;
  readonly having: Part;
  /** the first column is the only group key */
  readonly startsWithKey: boolean;
}

function shapeBody(scope: ExpressionScope, source: Source, shape: Shape): Body {
  const { random } = scope;
  const grouped = shape.startsWith('groups');
  const aggregated = isAggregated(shape);
  const keys = grouped ? groupKeys(scope) : [];
  const others =
    shape.endsWith('columns') || shape === 'plain' ? [column(scope, source), column(scope, source)].slice(random.int(0, 1)) : [];
  const aggregates = aggregated ? [aggregate(scope, source), aggregate(scope, source)].slice(random.int(0, 1)) : [];
  const keyColumns = keys.map((key): Column => ({ text: key, sortable: true }));
  const columns = shape === 'wildcard' ? [] : [...keyColumns.slice(random.chance(0.1) ? 1 : 0), ...others, ...aggregates];
  const having = random.chance(aggregated ? 0.3 : 0.08) ? optional(' having ', havingCondition(scope, source, aggregated)) : '';
  const startsWithKey = keys.length === 1 && columns[0] === keyColumns[0];
  return { columns, startsWithKey, group: keys.length > 0 ? [' group by ', list(keys)] : '', having };
}

function groupKeys(scope: ExpressionScope): readonly string[] {
  const { random } = scope;
  const first = readable(scope, ['string', 'int']).text;
  if (random.chance(0.8)) return [first];
  const second = readable(scope, ['string', 'int', 'long']).text;
  return first === second ? [first] : [first, second];
}

function column(scope: ExpressionScope, source: Source): Column {
  const { random } = scope;
  const previous = source.previous ? 1 : 0;
  return random.weighted<() => Column>([
    [5, () => ({ text: readable(scope, ['string']).text, sortable: true })],
    [3, () => ({ text: readable(scope, ['int', 'long', 'double']).text, sortable: true })],
    [2, () => ({ text: numeric(scope), sortable: true })],
    [1, () => ({ text: textual(scope), sortable: true })],
    [1, () => ({ text: predicate(scope), sortable: false })],
    [previous, () => ({ text: `prev(${random.int(0, 2)}, ${readable(scope, ['string', 'int']).text})`, sortable: true })],
    [previous, () => ({ text: `prior(${random.int(1, 2)}, ${readable(scope, ['string', 'int']).text})`, sortable: true })],
    [previous, () => ({ text: `prevcount(${readable(scope, ['string']).text})`, sortable: true })],
  ])();
}

function aggregate(scope: ExpressionScope, source: Source): Column {
  const { random } = scope;
  const held = source.windowed ? 1 : 0;
  const number = () => numeric(scope, random.chance(0.2) ? 1 : 0);
  const any = () => readable(scope, ['string', 'int', 'long']).text;
  const name = random.pick(['sum', 'avg', 'min', 'max']);
  return random.weighted<() => Column>([
    [3, () => ({ text: 'count(*)', sortable: true })],
    [5, () => ({ text: [`${name}(`, number(), ')'], sortable: true })],
    [1, () => ({ text: [`${name}(distinct `, number(), ')'], sortable: true })],
    [1, () => ({ text: `count(${random.chance(0.5) ? 'distinct ' : ''}${any()})`, sortable: true })],
    [1, () => ({ text: [`${name}(`, number(), ', filter: ', predicate(scope, 0), ')'], sortable: true })],
    [
      1,
      () => ({
        text: `${random.pick(['median', 'stddev', 'avedev'])}(${readable(scope, ['int', 'double']).text})`,
        sortable: false,
      }),
    ],
    [2 * held, () => ({ text: `${random.pick(['first', 'last'])}(${any()})`, sortable: true })],
    [held, () => ({ text: `window(${any()})`, sortable: false })],
  ])();
}

function havingCondition(scope: ExpressionScope, source: Source, aggregated: boolean): Part {
  const { random } = scope;
  if (!aggregated) return predicate({ ...scope, strict: source.strict }, 0);
  const count = `count(*) ${random.pick(['>', '>=', '='])} ${random.int(1, 2)}`;
  if (random.chance(0.5)) return count;
  return choice(
    `${random.pick(['sum', 'max', 'avg'])}(${readable(scope, ['int', 'double']).text}) ${random.pick(['>', '<='])} ${random.int(1, 5)}`,
    count,
  );
}

function whereClause(scope: ExpressionScope, source: Source): Part {
  const isJoin = source.condition !== undefined;
  const own = scope.random.chance(0.25) ? predicate({ ...scope, strict: source.strict, isJoin }) : undefined;
  if (source.condition === undefined) return own === undefined ? '' : optional(' where ', own);
  return [' where ', source.condition, own === undefined ? '' : optional(' and ', own)];
}

function orderClause(
  random: Random,
  columns: number,
  { isAggregated, filtersRows }: { readonly isAggregated: boolean; readonly filtersRows: boolean },
): Part {
  const keys = Array.from({ length: columns }, (_, index) => `c${index}${random.chance(0.3) ? ' desc' : ''}`);
  const limit =
    random.chance(0.3) && !filtersRows && !(isAggregated && columns > 1)
      ? optional(` limit ${random.int(1, 3)}${random.chance(0.2) ? ' offset 1' : ''}`)
      : '';
  return optional(` order by ${keys.join(', ')}`, limit);
}
