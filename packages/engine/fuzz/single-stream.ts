import { type ExpressionScope, predicate, readable } from './expressions.js';
import { widens } from './joins.js';
import { choice, list, optional, type Part } from './part.js';
import type { Random } from './random.js';
import { type SelectFocus, type Source, selectStatement } from './select.js';
import { type Names, named, type Statement } from './statement.js';
import { readables, TYPES } from './vocabulary.js';
import { dataWindow } from './windows.js';

/* Selects over one stream, with and without windows and subqueries. */

export function filterClause(scope: ExpressionScope): Part {
  return optional('(', predicate({ ...scope, strict: true }), ')');
}

export function singleStream(random: Random, names: Names, focus: SelectFocus, windows: number): Statement {
  const reads = readables();
  const window = random.chance(windows) ? dataWindow(random) : undefined;
  const filter = random.chance(0.35) ? filterClause({ random, reads }) : '';
  const source: Source = {
    from: [random.pick(TYPES), filter, window?.text ?? '', window?.retain ?? ''],
    reads,
    windowed: window !== undefined,
    previous: window?.previous ?? false,
    strict: window === undefined,
    iterable: true,
    wildcard: true,
  };
  return selectStatement(random, names, source, focus);
}

/** A select that asks other streams: a column, a condition or both are subqueries. */
export function withSubquery(random: Random, names: Names): Statement {
  const outer: ExpressionScope = { random, reads: readables('o.') };
  const column = choice([scalar(random), ' as q'], '1 as q');
  const condition = random.chance(0.5) ? optional(' where ', asked(outer)) : '';
  const window = random.chance(0.3) ? dataWindow(random, true) : undefined;
  const name = names.listener();
  const columns = list(['o.id as id', column], ', ', 1);
  const text: Part = [
    'select ',
    random.chance(0.3) ? optional('irstream ') : '',
    columns,
    ` from ${random.pick(TYPES)}`,
    window?.text ?? '',
    ' as o',
    window?.retain ?? '',
    condition,
  ];
  return { text: named(name, text), ...(widens(text) && { noNull: ['x'] }) };
}

function inner(random: Random): Part {
  const scope: ExpressionScope = { random, reads: readables() };
  const filter = random.chance(0.25) ? filterClause(scope) : '';
  const window = dataWindow(random, true);
  return [random.pick(TYPES), filter, window.text, ' as i', window.retain];
}

function correlation(random: Random): Part {
  const condition = random.weighted<string>([
    [5, 'i.k = o.k'],
    [2, 'i.x = o.x'],
    [1, 'i.y = o.x'],
    [2, 'i.x > o.x'],
    [1, 'i.k = o.k and i.x <= o.x'],
    [1, 'i.x between o.x and o.y'],
  ]);
  return optional(' where ', condition);
}

/** One value: an aggregate, or a column that is null unless exactly one row is there. */
function scalar(random: Random): Part {
  const where = random.chance(0.7) ? correlation(random) : '';
  if (random.chance(0.3)) return ['(select i.', random.pick(['id', 'x', 'k']), ' from ', inner(random), where, ')'];
  const aggregate = random.pick(['count(*)', 'sum(i.x)', 'max(i.y)', 'min(i.d)', 'avg(i.x)', 'count(distinct i.k)']);
  const having = random.chance(0.1) ? optional(' having count(*) > 1') : '';
  return ['(select ', aggregate, ' from ', inner(random), where, having, ')'];
}

function asked(outer: ExpressionScope): Part {
  const { random } = outer;
  const where = random.chance(0.5) ? correlation(random) : '';
  const rows = (column: string): Part => ['(select i.', column, ' from ', inner(random), where, ')'];
  return random.weighted<() => Part>([
    [3, () => [random.chance(0.7) ? '' : 'not ', 'exists (select * from ', inner(random), where, ')']],
    [2, () => ['o.k', random.chance(0.7) ? ' in ' : ' not in ', rows('k')]],
    [1, () => ['o.x', random.chance(0.7) ? ' in ' : ' not in ', rows('x')]],
    [
      1,
      () => [
        readable(outer, ['int', 'double']).text,
        ` ${random.pick(['>', '<=', '=', '!='])} ${random.pick(['any', 'all', 'some'])} `,
        rows('x'),
      ],
    ],
  ])();
}
