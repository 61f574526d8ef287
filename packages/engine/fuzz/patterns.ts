import { predicate } from './expressions.js';
import { choice, list, optional, type Part, render } from './part.js';
import type { Random } from './random.js';
import { type Names, named, type Statement } from './statement.js';
import { readables, TYPES } from './vocabulary.js';

/* Patterns of up to four atoms with every, followed-by, and, or, not, until, guards and timers. */

const TAGS = ['a', 'b', 'c', 'd'];

interface Tag {
  readonly name: string;
  /** collected by a repetition: an array of events */
  readonly many: boolean;
}

class PatternMaker {
  readonly #random: Random;
  readonly tags: Tag[] = [];
  /** tags that have matched when the next part begins: an atom may be tied to them */
  #matched: readonly Tag[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get full(): boolean {
    return this.tags.length >= TAGS.length;
  }

  /** One event; may be tied to what matched before it. */
  atom(many = false, before: readonly Tag[] = this.#matched): Part {
    const tag = { name: TAGS[this.tags.length] ?? 'z', many };
    this.tags.push(tag);
    this.#matched = [...this.#matched, tag];
    return [`${tag.name}=`, this.#plainAtom(before)];
  }

  #plainAtom(before: readonly Tag[]): Part {
    const random = this.#random;
    const single = before.filter((tag) => !tag.many);
    const type = random.pick(TYPES);
    if (single.length > 0 && random.chance(0.5)) {
      const { name } = random.pick(single);
      const tie = random.weighted<string>([
        [5, `k = ${name}.k`],
        [1, `x = ${name}.x`],
        [1, `x > ${name}.x`],
        [1, `k != ${name}.k`],
      ]);
      return [type, optional(`(${tie})`)];
    }
    return random.chance(0.5) ? [type, optional('(', predicate({ random, reads: readables(), strict: true }, 0), ')')] : type;
  }

  expression(depth: number): Part {
    const random = this.#random;
    if (depth === 0 || this.full) return this.#unary();
    return random.weighted<() => Part>([
      [5, () => this.#followedBy(depth)],
      [2, () => this.#both(depth, ' and ')],
      [1, () => this.#both(depth, ' or ')],
      [2, () => ['(', this.expression(depth - 1), ' and not ', this.#plainAtom([]), ')']],
      [1, () => ['(timer:interval(', this.#seconds(), ') and not ', this.#plainAtom(this.#matched), ')']],
      [2, () => this.#repeated()],
      [3, () => this.#unary()],
    ])();
  }

  #followedBy(depth: number): Part {
    const left = this.expression(depth - 1);
    const arrow = this.#random.chance(0.06) ? choice(` -[${this.#random.int(1, 2)}]> `, ' -> ') : ' -> ';
    const right = this.expression(depth - 1);
    return choice(['(', left, arrow, right, ')'], left);
  }

  /** Neither side knows what the other has matched; behind `or` nobody knows which it was. */
  #both(depth: number, word: ' and ' | ' or '): Part {
    const before = this.#matched;
    const left = this.expression(depth - 1);
    const ofLeft = this.#matched;
    this.#matched = before;
    const right = this.full ? this.#timer() : this.expression(depth - 1);
    const ofRight = this.#matched.slice(before.length);
    this.#matched = word === ' and ' ? [...ofLeft, ...ofRight] : before;
    return choice(['(', left, word, right, ')'], left);
  }

  #unary(): Part {
    const random = this.#random;
    if (this.full || random.chance(0.07)) return this.#timer();
    const before = this.tags.length;
    const atom = this.atom();
    const tag = TAGS[before] ?? 'a';
    return random.weighted<() => Part>([
      [5, () => atom],
      [4, () => [optional('every '), atom]],
      [1, () => ['(', choice(`every-distinct(${tag}.k) `, 'every '), atom, ')']],
      [1, () => ['(', choice(['every-distinct(', `${tag}.k, `, this.#seconds(), ') '], 'every '), atom, ')']],
      [
        2,
        () => [
          '(',
          random.chance(0.5) ? optional('every ') : '',
          atom,
          optional(' where timer:within(', this.#seconds(), ')'),
          ')',
        ],
      ],
      [1, () => ['((every ', atom, ')', optional(' where timer:withinmax(', this.#seconds(), ', 2)'), ')']],
      [1, () => ['((every ', atom, ')', optional(` while (${tag}.x > 0)`), ')']],
    ])();
  }

  #repeated(): Part {
    const random = this.#random;
    if (this.tags.length + 2 > TAGS.length) return this.#timer();
    const before = this.#matched;
    const atom = this.atom(true, before);
    if (random.chance(0.3)) return [`[${random.int(1, 3)}] `, atom];
    const bounds = random.pick(['', '[1:2] ', '[2:] ', '[:2] ']);
    const end = random.chance(0.7) ? this.atom(false, before) : this.#timer();
    return ['(', bounds, atom, ' until ', end, ')'];
  }

  #timer(): Part {
    return ['timer:interval(', this.#seconds(), ')'];
  }

  #seconds(): string {
    return `${this.#random.pick([1, 2, 3, 5])} sec`;
  }
}

export function pattern(random: Random, names: Names): Statement {
  const maker = new PatternMaker(random);
  const inner = maker.expression(random.int(1, 2));
  const every = random.chance(0.45) ? [optional('every '), '(', inner, ')'] : inner;
  const name = names.listener();
  const columns = maker.tags.flatMap(({ name: tag, many }) =>
    many ? [`${tag}[0].id as ${tag}0`, `${tag}[1].id as ${tag}1`] : [`${tag}.id as ${tag}`],
  );
  const annotation = random.weighted<string>([
    [8, ''],
    [1, ' @SuppressOverlappingMatches'],
    [1, ' @DiscardPartialsOnMatch'],
  ]);
  const what = columns.length === 0 ? '1 as one' : random.chance(0.1) ? choice('*', list(columns)) : list(columns);
  const text: Part = ['select ', what, ' from pattern', choice(annotation, ''), ' [', every, ']'];
  // a range that begins at nothing fails inside
  return { text: named(name, text), ...(/x > \w\.x/.test(render(text)) && { noNull: ['x'] }) };
}
