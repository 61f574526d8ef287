import { choice, list, optional, type Part, render } from './part.js';
import type { Random } from './random.js';
import { type Names, named, type Statement } from './statement.js';

/* Events that hold lists: enumeration methods with lambdas, any and all over arrays, contained events. */

export const COLLECTION_SCHEMAS: readonly string[] = [
  'create schema I(n string, v int)',
  'create schema T(id string, k string, tags string[], items I[])',
];

/** An event with lists; some are empty, some missing. */
export function collectionEvent(random: Random, serial: number, noNull: boolean): Readonly<Record<string, unknown>> {
  const orNull = <T>(value: T): T | null => (random.chance(0.1) ? null : value);
  const listOrNull = <T>(value: T): T | null => {
    const told = orNull(value);
    return noNull ? value : told;
  };
  const many = <T>(make: () => T): readonly T[] => Array.from({ length: random.int(0, 4) }, make);
  const letter = () => random.pick(['a', 'b', 'c']);
  return {
    id: `t${serial}`,
    k: orNull(letter()),
    tags: orNull(many(() => (random.chance(0.05) && !noNull ? null : letter()))),
    items: listOrNull(many(() => ({ n: orNull(letter()), v: orNull(random.int(0, 4)) }))),
  };
}

export function collection(random: Random, names: Names): Statement {
  const name = names.listener();
  const text = random.chance(0.3) ? contained(random) : methods(random);
  return { text: named(name, text), ...(FAILS_ON_NULL.test(render(text)) && { noNull: ['lists'] }) };
}

/** A lambda over texts that compares by `!=`, and unfolding a list that is not there. */
const FAILS_ON_NULL = /t != |\[select \* from items\]/;

function methods(random: Random): Part {
  const columns = Array.from({ length: random.int(1, 4) }, (_, index): Part => [method(random), ` as c${index}`]);
  const filter = random.chance(0.4) ? optional('(', condition(random), ')') : '';
  const window = random.chance(0.3) ? optional('#length(2)') : '';
  return ['select id, ', list(columns), ' from T', filter, window];
}

function lambda(random: Random): string {
  return random.pick(['i => i.v > 1', 'i => i.v = 2', "i => i.n = 'a'", 'i => i.v is null', "i => i.n = 'a' and i.v < 3"]);
}

function method(random: Random): Part {
  return random.weighted<() => Part>([
    [3, () => `items.${random.pick(['where', 'anyOf', 'allOf', 'countOf', 'firstOf', 'lastOf'])}(${lambda(random)})`],
    [2, () => `items.${random.pick(['sumOf', 'selectFrom'])}(i => i.v)`],
    [1, () => choice(`items.where(${lambda(random)}).countOf()`, 'items.countOf()')],
    [1, () => choice(`items.where(${lambda(random)}).selectFrom(i => i.n)`, 'items.selectFrom(i => i.n)')],
    [1, () => `tags.${random.pick(['countOf()', 'firstOf()', 'lastOf()', "anyOf(t => t = 'a')", "where(t => t != 'b')"])}`],
    [1, () => condition(random)],
    [1, () => `items[${random.int(0, 2)}].v`],
    [1, () => `tags[${random.int(0, 2)}]`],
  ])();
}

function condition(random: Random): Part {
  return random.pick([
    "'a' = any (tags)",
    "'a' != all (tags)",
    'k = any (tags)',
    'k in (tags)',
    `items.anyOf(${lambda(random)})`,
    'k is not null',
  ]);
}

function contained(random: Random): Part {
  const source = random.pick(['T[items]', 'T[select * from items]', 'T[items where v > 1]']);
  const direction = random.chance(0.3) ? choice('irstream ', '') : '';
  return random.weighted<Part>([
    [3, ['select n, v from ', source]],
    [1, ['select ', direction, 'n, v from ', source, choice(random.pick(['#length(2)', '#unique(n)', '#keepall']), '')]],
    [1, ['select n, count(*) as c, sum(v) as s from ', source, '#length(3) group by n']],
  ]);
}
