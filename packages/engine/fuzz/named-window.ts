import { type ExpressionScope, predicate } from './expressions.js';
import { choice, list, optional, type Part } from './part.js';
import type { Random } from './random.js';
import { type SelectFocus, selectStatement } from './select.js';
import { filterClause } from './single-stream.js';
import { type Names, named, type Statement } from './statement.js';
import { type Readable, readables } from './vocabulary.js';
import { dataWindow } from './windows.js';

/*
 * A named window with what feeds it (A), what changes it (B, C), what reads it and queries on demand. One trigger an event type: the order
 * between two that meet the same event is decided by neither engine's manual (deviations.ts).
 */

const COLUMNS: readonly Readable[] = [
  { text: 'id', kind: 'string' },
  { text: 'k', kind: 'string' },
  { text: 'x', kind: 'int' },
  { text: 't', kind: 'long' },
];
const READS = COLUMNS.slice(0, 3);
const underTag = (tag: string): readonly Readable[] => READS.map(({ text, kind }) => ({ text: `${tag}.${text}`, kind }));

export interface NamedWindow {
  readonly statements: readonly Statement[];
  readonly queries: readonly Part[];
}

export function namedWindow(random: Random, names: Names, focus: SelectFocus): NamedWindow {
  const window = names.stream('W');
  const reads = READS;
  const listened = names.listener();
  const create: Part = [
    'create window ',
    window,
    dataWindow(random, random.chance(0.8)).text,
    ' as (id string, k string, x int, t long)',
  ];
  const feed: Part = [
    'insert into ',
    window,
    ' select id, k, x, t from A',
    random.chance(0.2) ? filterClause({ random, reads: readables() }) : '',
  ];
  const readers = Array.from({ length: random.int(1, 2) }, () =>
    selectStatement(
      random,
      names,
      {
        from: [window, random.chance(0.3) ? optional('(', predicate({ random, reads, strict: true }, 0), ')') : ''],
        reads,
        windowed: true,
        previous: false,
        strict: false,
        iterable: true,
        wildcard: true,
      },
      focus,
    ),
  );
  const triggers = (['B', 'C'] as const).slice(random.int(0, 1)).map((type) => trigger(random, names, type, window));
  return {
    statements: [
      // the window and its first reader go together (deviations.ts)
      { text: [named(listened, create), ';\n', named(names.listener(), ['select * from ', window])], iterable: listened },
      { text: feed },
      ...index(random, window),
      ...readers,
      ...triggers,
    ],
    queries: Array.from({ length: random.int(0, 2) }, () => query(random, window)),
  };
}

function index(random: Random, window: string): readonly Statement[] {
  return random.chance(0.25)
    ? [{ text: `create index I${window} on ${window}(${random.pick(['k', 'x', 'k, x', 'x btree', 'k hash, x btree'])})` }]
    : [];
}

function trigger(random: Random, names: Names, type: string, window: string): Statement {
  const name = names.listener();
  const match = random.weighted<string>([
    [5, 'w.k = e.k'],
    [2, 'w.x = e.x'],
    [2, 'w.x > e.x'],
    [1, 'w.k = e.k and w.x <= e.x'],
  ]);
  const where = optional(' where ', match);
  const both: ExpressionScope = { random, reads: [...underTag('w'), ...underTag('e')] };
  const text = random.weighted<() => Part>([
    [3, () => ['on ', type, ' as e delete from ', window, ' as w', where]],
    [3, () => ['on ', type, ' as e update ', window, ' as w set ', assignments(random), where]],
    [3, () => ['on ', type, ' as e ', onSelect(both, window), where]],
    [4, () => merge(both, type, window, match)],
  ])();
  return { text: named(name, text) };
}

function assignments(random: Random): Part {
  return list(
    [
      random.pick(['x = e.x', 'x = w.x + 1', 'x = w.x + e.x', 'x = null']),
      ...(random.chance(0.4) ? [random.pick(['k = e.k', "k = 'z'", 'id = e.id'])] : []),
    ],
    ', ',
  );
}

function onSelect({ random }: ExpressionScope, window: string): Part {
  const columns = random.pick([
    'w.id as id, w.x as x',
    'count(*) as n, sum(w.x) as s',
    'w.id as id, e.id as cause',
    'max(w.x) as m',
  ]);
  return ['select ', random.chance(0.25) ? choice('and delete ', '') : '', columns, ' from ', window, ' as w'];
}

function merge(both: ExpressionScope, type: string, window: string, match: string): Part {
  const { random } = both;
  const change = (): Part =>
    random.weighted<() => Part>([
      [3, () => ['update set ', assignments(random)]],
      [2, () => 'delete'],
    ])();
  const matched = Array.from({ length: random.int(0, 2) }, (_, at): Part => {
    const condition = at === 0 && random.chance(0.5) ? optional(' and ', predicate(both, 0)) : '';
    return [' when matched', condition, ' then ', change()];
  });
  const absent: Part = [' when not matched then insert select e.id as id, e.k as k, e.x as x, e.t as t'];
  const clauses = random.chance(0.75) || matched.length === 0 ? [...matched, absent] : matched;
  return ['on ', type, ' as e merge ', window, ' as w where ', match, list(clauses, '', 1)];
}

function query(random: Random, window: string): Part {
  const scope: ExpressionScope = { random, reads: READS };
  const where = random.chance(0.6) ? optional(' where ', predicate(scope, 0)) : '';
  return random.weighted<() => Part>([
    [4, () => ['select * from ', window, where]],
    [2, () => ['select k, count(*) as n, sum(x) as s from ', window, where, ' group by k']],
    [1, () => ['select sum(x) as s, count(*) as n from ', window, where]],
    [1, () => ['delete from ', window, where]],
    [1, () => ['update ', window, ' set x = x + 1', where]],
    [1, () => ['insert into ', window, "(id, k, x, t) values ('q', 'a', 7, 0L)"]],
  ])();
}
