import { choice, type Part, render } from './part.js';
import type { Random } from './random.js';
import { type SelectFocus, type Source, selectStatement } from './select.js';
import type { Names, Statement } from './statement.js';
import { readables, TYPES } from './vocabulary.js';
import { dataWindow } from './windows.js';

/* Joins of two or three streams: inner, outer, unidirectional, of a stream with itself. */

export function join(random: Random, names: Names, focus: SelectFocus): Statement {
  const tags = random.chance(0.25) ? ['l', 'r', 'm'] : ['l', 'r'];
  const unidirectional = random.chance(0.2);
  const outer = random.chance(0.45);
  const streams = tags.map((tag, index): Part => {
    if (unidirectional && index === 0) return [random.pick(TYPES), ` as ${tag} unidirectional`];
    const window = dataWindow(random, random.chance(0.85));
    return [random.pick(TYPES), window.text, ` as ${tag}`, window.retain];
  });
  const from = outer
    ? outerJoin(random, streams, tags)
    : streams.flatMap((stream, index) => (index === 0 ? [stream] : [', ', stream]));
  const condition = outer ? undefined : conditions(random, tags);
  const source: Source = {
    from,
    reads: tags.flatMap((tag) => readables(`${tag}.`)),
    windowed: !unidirectional,
    previous: false,
    strict: false,
    iterable: !unidirectional,
    ...(widens([from, condition ?? '']) && { noNull: ['x'] }),
    ...(condition && { condition }),
  };
  return selectStatement(random, names, source, focus);
}

/** An index of longs is asked for an int, or the other way round: Esper fails when that is null. */
export function widens(text: Part): boolean {
  return /\.y = \w\.x| between /.test(render(text));
}

function outerJoin(random: Random, streams: readonly Part[], tags: readonly string[]): Part {
  // of three, Esper refuses some that are joined in both ways
  const kinds = ['left outer', 'left outer', 'right outer', 'full outer', ...(streams.length < 3 ? ['inner'] : [])];
  return streams.flatMap((stream, index) => {
    if (index === 0) return [stream];
    const kind = choice(random.pick(kinds), 'left outer');
    return [' ', kind, ' join ', stream, ' on ', equality(random, tags[index - 1] ?? 'l', tags[index] ?? 'r')];
  });
}

function equality(random: Random, left: string, right: string): Part {
  return random.weighted<Part>([
    [5, `${left}.k = ${right}.k`],
    [2, `${left}.x = ${right}.x`],
    [1, choice(`${left}.k = ${right}.k and ${left}.x = ${right}.x`, `${left}.k = ${right}.k`)],
    [1, `${left}.y = ${right}.x`],
  ]);
}

function conditions(random: Random, tags: readonly string[]): Part {
  return tags.slice(1).flatMap((tag, index) => {
    const left = tags[index] ?? 'l';
    const one = random.weighted<Part>([
      [6, equality(random, left, tag)],
      [1, `${left}.x < ${tag}.x`],
      [1, choice(`${left}.k = ${tag}.k and ${left}.x >= ${tag}.x`, `${left}.k = ${tag}.k`)],
      [1, `${left}.x between ${tag}.x and ${tag}.y`],
    ]);
    return index === 0 ? [one] : [' and ', one];
  });
}
