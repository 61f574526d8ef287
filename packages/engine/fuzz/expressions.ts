import { choice, list, type Part, render } from './part.js';
import type { Random } from './random.js';
import { constant, type Kind, type Readable } from './vocabulary.js';

/* Expressions of a wanted type over what can be read. */

const NUMBERS: readonly Kind[] = ['int', 'long', 'double'];

/** How an expression may be made. */
export interface ExpressionScope {
  readonly random: Random;
  readonly reads: readonly Readable[];
  /** stands in a filter, where a constant must not be wider than the property (deviations.ts) */
  readonly strict?: boolean;
  /** stands in the condition of a join, where Esper's planner falls over a comparison with the constant null */
  readonly isJoin?: boolean;
}

/** Something to read of one of the kinds. */
export function readable({ random, reads }: ExpressionScope, kinds: readonly Kind[]): Readable {
  return random.pick(reads.filter(({ kind }) => kinds.includes(kind)));
}

export function numeric(scope: ExpressionScope, depth = 1): Part {
  const { random } = scope;
  const { text, kind } = readable(scope, NUMBERS);
  if (depth === 0 || random.chance(0.6)) return text;
  const inner = () => numeric(scope, depth - 1);
  const made = random.weighted<() => Part>([
    [4, () => ['(', inner(), ` ${random.pick(['+', '-', '*'])} `, inner(), ')']],
    [1, () => ['(', inner(), ' / 2)']],
    [1, () => [`coalesce(${readable(scope, NUMBERS).text}, ${random.int(0, 3)})`]],
    [1, () => ['case when ', predicate(scope, 0), ' then ', text, ' else ', readable(scope, [kind]).text, ' end']],
    [1, () => [`max(${text}, ${random.int(0, 4)})`]],
    [1, () => [`cast(${text}, double)`]],
  ])();
  return choice(made, text);
}

export function textual(scope: ExpressionScope): Part {
  const { random } = scope;
  const { text } = readable(scope, ['string']);
  return random.weighted<() => Part>([
    [6, () => text],
    [1, () => choice(`(${text} || '-')`, text)],
    [1, () => choice(`coalesce(${text}, 'z')`, text)],
    [1, () => choice(`${text}.toUpperCase()`, text)],
  ])();
}

/** A condition; true, false or null for the events of the vocabulary. */
export function predicate(scope: ExpressionScope, depth = 1): Part {
  const { random } = scope;
  if (depth > 0 && random.chance(0.3)) {
    const word = random.pick([' and ', ' or ']);
    const [left, right] = [predicate(scope, depth - 1), predicate(scope, depth - 1)];
    // of equal sides a filter makes two, and the event comes twice
    if (render(left) === render(right)) return left;
    return choice(['(', left, word, right, ')'], left, right);
  }
  if (depth > 0 && random.chance(0.1)) return ['not (', comparison(scope), ')'];
  return random.weighted<() => Part>([
    [8, () => comparison(scope)],
    [2, () => membership(scope)],
    [1, () => [readable(scope, NUMBERS).text, random.chance(0.5) && !scope.isJoin ? ' is null' : ' is not null']],
    [1, () => [readable(scope, ['string']).text, random.chance(0.8) ? " like 'a%'" : " not like '_'"]],
    [scope.reads.some(({ kind }) => kind === 'boolean') ? 1 : 0, () => readable(scope, ['boolean']).text],
    [1, () => [readable(scope, ['string']).text, " regexp '[ab]'"]],
  ])();
}

function comparison(scope: ExpressionScope): Part {
  const { random } = scope;
  const { text, kind } = readable(scope, ['string', ...NUMBERS, ...NUMBERS]);
  if (kind === 'string') return `${text} ${random.pick(['=', '=', '!=', '>', '<='])} ${constant(random, kind)}`;
  const operator = random.pick(['=', '!=', '>', '>=', '<', '<=']);
  const against = random.chance(0.75) ? constantFor(scope, kind) : readable(scope, scope.strict ? [kind] : NUMBERS).text;
  return `${text} ${operator} ${against}`;
}

/** In a strict place an int is compared with an int, a long with what is no wider. */
function constantFor({ random, strict }: ExpressionScope, kind: Kind): string {
  return constant(random, strict && kind === 'long' ? 'int' : kind);
}

function membership(scope: ExpressionScope): Part {
  const { random } = scope;
  const { text, kind } = readable(scope, ['string', 'int', 'long']);
  const value = () => constantFor(scope, kind);
  return random.weighted<() => Part>([
    [
      3,
      () => [
        text,
        random.chance(0.7) ? ' in (' : ' not in (',
        list([...new Set([value(), value(), value()].slice(random.int(0, 2)))]),
        ')',
      ],
    ],
    [2, () => `${text} ${random.chance(0.8) ? '' : 'not '}between ${value()} and ${value()}`],
    [1, () => `${text} in ${random.pick(['[', '('])}${value()}:${value()}${random.pick([']', ')'])}`],
  ])();
}
