import { numeric, predicate } from './expressions.js';
import { choice, optional, type Part } from './part.js';
import type { Random } from './random.js';
import { type SelectFocus, selectStatement } from './select.js';
import { filterClause } from './single-stream.js';
import { type Names, named, type Statement } from './statement.js';
import { type Readable, readables } from './vocabulary.js';
import { dataWindow } from './windows.js';

/* Streams made by statements and read by others: insert into, split streams, updates of a stream, variables. */

const DERIVED: readonly Readable[] = [
  { text: 'id', kind: 'string' },
  { text: 'k', kind: 'string' },
  { text: 'x', kind: 'int' },
  { text: 'v', kind: 'double' },
];
const DECLARED = '(id string, k string, x int, t long, v double)';

function reader(random: Random, names: Names, focus: SelectFocus, stream: string): Statement {
  const window = random.chance(0.6) ? dataWindow(random) : undefined;
  const source = {
    from: [
      stream,
      random.chance(0.2) ? optional('(', predicate({ random, reads: DERIVED, strict: true }, 0), ')') : '',
      window?.text ?? '',
      window?.retain ?? '',
    ],
    reads: DERIVED,
    windowed: window !== undefined,
    previous: window?.previous ?? false,
    strict: window === undefined,
    iterable: true,
    wildcard: true,
  };
  return selectStatement(random, names, source, focus);
}

/** One or two statements feed a stream that another reads. */
export function insertChain(random: Random, names: Names, focus: SelectFocus): readonly Statement[] {
  const stream = names.stream('S');
  const declare: Statement = { text: `create schema ${stream}${DECLARED}` };
  const feeds = ['A', 'B'].slice(0, random.int(1, 2)).map((type): Statement => ({ text: feed(random, type, stream) }));
  return [declare, ...feeds, reader(random, names, focus, stream)];
}

function feed(random: Random, type: string, stream: string): Part {
  const scope = { random, reads: readables() };
  const filter = random.chance(0.3) ? filterClause(scope) : '';
  const into: Part = ['into ', stream, ' select '];
  if (random.chance(0.2)) return ['insert ', into, 'k, sum(x) as x, max(t) as t, avg(x) as v from ', type, filter, ' group by k'];
  const columns: Part = ['id, k, x, t, cast(', numeric(scope), ', double) as v from ', type, filter];
  if (random.chance(0.65)) return ['insert ', into, columns];
  const { text, retain } = dataWindow(random);
  const which = choice(random.pick(['', 'rstream ', 'irstream ']), '');
  return ['insert ', which, into, 'irstream ', columns, text, retain];
}

/** One event goes where its first condition (or each) sends it. */
export function splitStream(random: Random, names: Names, focus: SelectFocus): readonly Statement[] {
  const [first, second] = [names.stream('S'), names.stream('S')];
  const columns = 'select id, k, x, t, d as v';
  const declare = [first, second].map((stream): Statement => ({ text: `create schema ${stream}${DECLARED}` }));
  const condition = predicate({ random, reads: readables() }, 0);
  const all = random.chance(0.4) ? optional(' output all') : '';
  const split: Part = ['on A insert into ', first, ` ${columns} where `, condition, ' insert into ', second, ` ${columns}`, all];
  return [...declare, { text: split }, reader(random, names, focus, first), reader(random, names, focus, second)];
}

/** A variable that C sets and statements on A read. */
export function variable(random: Random, names: Names): readonly Statement[] {
  const name = names.stream('v');
  const listener = names.listener();
  const reads = [...readables(), { text: name, kind: 'int' as const }];
  const set = random.pick(['x', `${name} + 1`, 'coalesce(x, 0)', `${name} + x`]);
  const select: Part = random.chance(0.5)
    ? ['select id, ', name, ' as v, ', numeric({ random, reads }), ' as e from A(x > ', name, ')']
    : ['select id, count(*) as n from A', dataWindow(random, true).text, ' where x >= ', name];
  return [
    { text: `create variable int ${name} = ${random.int(0, 3)}` },
    { text: named(names.listener(), `on C set ${name} = ${set}`) },
    { text: named(listener, select), iterable: listener },
  ];
}

/** Changes events before others see them. */
export function updateStream(random: Random): Statement {
  const condition = optional(' where ', predicate({ random, reads: readables() }, 0));
  return { text: ['update istream B set ', random.pick(['x = x + 1', "k = 'z'", 'd = d * 2, x = 0', 'y = x']), condition] };
}
