import type { Node } from '../node.js';
import { walk } from '../walk.js';
import type { TokenLine } from './token-line.js';

/** Which tokens of a statement stand without a blank before or behind them; what the tokens alone do not tell is read from the tree. */
export class Glue {
  readonly #line: TokenLine;
  readonly #before = new Set<number>();
  readonly #behind = new Set<number>();
  readonly #spaceBehind = new Set<number>();
  readonly #names = new Set<number>();

  constructor(line: TokenLine, node: Node) {
    this.#line = line;
    walk(node, (inner) => {
      this.#learn(inner);
      return true;
    });
  }

  /** True if no blank stands between the token at `index` and the one before it. */
  joins(index: number): boolean {
    const previous = index - 1;
    if (this.#spaceBehind.has(previous)) return false;
    if (this.#before.has(index) || this.#behind.has(previous)) return true;
    const left = this.#line.wordAt(previous);
    const right = this.#line.at(index);
    if ((left === '-' && this.#isDash(previous)) || (right === '-' && this.#isDash(index))) return true;
    if (GLUED_BEHIND.has(left) || GLUED_BEFORE.has(right)) return true;
    if (right === '(') return this.#opensCall(previous);
    if (right === '[') return this.#opensIndex(previous);
    return false;
  }

  /** True for the dash of `retain-union`, `every-distinct`, `event-precedence`. */
  #isDash(index: number): boolean {
    const dash = this.#line.tokens[index];
    const touches = dash?.start === this.#line.tokens[index - 1]?.end && dash?.end === this.#line.tokens[index + 1]?.start;
    return touches && DASHED.has(`${this.#line.wordAt(index - 1)}-${this.#line.wordAt(index + 1)}`);
  }

  /** `f(`, `Type(`, `x)(`: but a blank behind a keyword. */
  #opensCall(previous: number): boolean {
    const token = this.#line.tokens[previous];
    if (token === undefined) return false;
    if (token.kind === 'quoted-name' || this.#names.has(token.start)) return true;
    if (token.kind === 'word') return CALLED_WORDS.has(this.#line.wordAt(previous));
    return false;
  }

  /** `a[0]`, `x()[1]`, `Order[items]`, `int[]`, `sql:db[`: but a blank behind keywords and operators. */
  #opensIndex(previous: number): boolean {
    const token = this.#line.tokens[previous];
    if (token === undefined) return false;
    const text = this.#line.at(previous);
    return token.kind === 'quoted-name' || this.#names.has(token.start) || text === ']' || text === ')' || text === '?';
  }

  #learn(node: Node): void {
    const first = this.#line.indexAt(node.span.start);
    const end = this.#line.indexAt(node.span.end);
    switch (node.kind) {
      case 'name':
        this.#names.add(node.span.start);
        break;
      case 'unary':
        if (node.operator !== 'not') this.#behind.add(first);
        break;
      case 'argument':
        if (node.name !== undefined) this.#element(first);
        break;
      case 'pattern-filter':
        if (node.tag !== undefined) this.#tight(first + 1);
        if (node.consume !== undefined) this.#before.add(this.#line.indexAt(node.consume.span.start));
        break;
      case 'substitution':
        this.#parameter(this.#line.before(first));
        break;
      case 'row-quantifier':
        this.#run(first, end);
        break;
      case 'cron-field':
        if (node.form === 'every') this.#run(first + 1, end);
        break;
      case 'followed-by':
        this.#arrows(node.limits);
        break;
      default:
        break;
    }
  }

  /** No blank before each of some tokens. */
  #run(first: number, end: number): void {
    for (let token = first; token < end; token++) this.#before.add(token);
  }

  /** `name=value` in an annotation, `name: value` in a call */
  #element(first: number): void {
    if (this.#line.at(first + 1) === '=') this.#tight(first + 1);
    else this.#spaceBehind.add(first + 1);
  }

  /** A blank stands before a parameter `?`, but not behind a bracket. */
  #parameter(previous: number): void {
    if (!GLUED_BEHIND.has(this.#line.at(previous))) this.#spaceBehind.add(previous);
  }

  /** `-[n]>` */
  #arrows(limits: readonly (Node | undefined)[]): void {
    for (const limit of limits) {
      if (limit === undefined) continue;
      this.#before.add(this.#line.before(this.#line.indexAt(limit.span.start)));
      this.#before.add(this.#line.indexAt(limit.span.end) + 1);
    }
  }

  #tight(index: number): void {
    this.#before.add(index);
    this.#behind.add(index);
  }
}

const DASHED: ReadonlySet<string> = new Set(['retain-union', 'retain-intersection', 'every-distinct', 'event-precedence']);
/** No blank behind these. */
const GLUED_BEHIND: ReadonlySet<string> = new Set(['(', '[', '{', '.', '#', '@', ':']);
/** No blank before these. */
const GLUED_BEFORE: ReadonlySet<string> = new Set([')', ']', '}', ',', ';', '.', '#', ':', '?']);
/** Keywords that are written like functions. */
const CALLED_WORDS: ReadonlySet<string> = new Set(
  'cast instanceof exists distinct rollup cube sets match_recognize_permute precedence current_timestamp istream'.split(' '),
);
