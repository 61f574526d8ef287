import type { Diagnostic, Fix, Span } from '@rulewright/core';
import type { Annotation, Expression, Pattern, SelectBody } from '../ast.js';
import type { Clause, Expectation, NameRole } from '../expectation.js';
import type { Token, TokenKind } from '../token.js';
import type { SelectShape } from './select-shape.js';
import { SignificantTokens } from './significant-tokens.js';

/** The productions that call each other across files; a cursor carries them, so that the files need not import one another in a circle. */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Expression;
  /** an expression that binds at least as tight as `||`, for bounds of ranges and the sides of `between` and `like` */
  readonly concatenation: (cursor: Cursor) => Expression;
  readonly select: (cursor: Cursor, shape: SelectShape) => SelectBody;
  readonly pattern: (cursor: Cursor) => Pattern;
  readonly annotation: (cursor: Cursor) => Annotation;
}

/** Deepest nesting of brackets and prefix words that the parser follows; each level costs it a handful of stack frames. */
const MAX_NESTING = 200;

/** Greatest height of an expression, a chain of operators counted as one step: what works on the tree recursively relies on it. */
export const MAX_HEIGHT = 1000;

/** A text reports no more than this; beyond it a last diagnostic says so. */
export const MAX_DIAGNOSTICS = 200;

/** What a diagnostic of the parser carries besides its place. */
export interface Problem {
  readonly code?: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}

/** Reads the significant tokens of a text from left to right, tells what is wrong with them, and notes what is tried at a caret. */
export class Cursor {
  readonly text: string;
  readonly grammar: Grammar;
  readonly diagnostics: Diagnostic[] = [];
  index = 0;
  /** the clause being read, for completion */
  clause: Clause = 'statement';
  /** height of the highest expression read inside the one being read; see expression.ts */
  innerHeight = 0;
  /** height of the expression read last */
  lastHeight = 0;
  readonly #kinds: TokenKind[];
  readonly #starts: number[];
  readonly #ends: number[];
  readonly #words: string[];
  readonly #expectation: Expectation | undefined;
  readonly #caret: number;
  #nesting = 0;
  /** index of the token at which something was reported or skipped to: a second complaint there would be an echo */
  #quietAt = -1;

  constructor(input: { text: string; tokens: readonly Token[]; grammar: Grammar; expectation?: Expectation; caret?: number }) {
    this.text = input.text;
    this.grammar = input.grammar;
    const significant = new SignificantTokens(input.text, input.tokens, input.caret ?? -1);
    this.#kinds = significant.kinds;
    this.#starts = significant.starts;
    this.#ends = significant.ends;
    this.#words = significant.words;
    this.#caret = significant.caret;
    this.#expectation = input.expectation;
    for (const problem of significant.problems) this.#add(problem.span, problem);
  }

  // ------------------------------------------------------------------------------------------------------------------ looking

  get kind(): TokenKind {
    return this.#kinds[this.index] ?? 'end';
  }

  get atCaret(): boolean {
    return this.index === this.#caret;
  }

  /** The token in lower case if it is a word, the operator if it is one, else ''. Not noted for the caret. */
  get word(): string {
    return this.#words[this.index] ?? '';
  }

  get start(): number {
    return this.#starts[this.index] ?? this.text.length;
  }

  /** End of the last token that was read. */
  get lastEnd(): number {
    return this.#ends[this.index - 1] ?? 0;
  }

  get atEnd(): boolean {
    return this.#kinds[this.index] === 'end';
  }

  /** As {@link word}, `distance` tokens further on (or back). */
  wordAt(distance: number): string {
    return this.#words[this.index + distance] ?? '';
  }

  kindAt(distance: number): TokenKind {
    return this.#kinds[this.index + distance] ?? 'end';
  }

  /** True if the token at `distance` follows the one before it without a blank. */
  adjoins(distance: number): boolean {
    return this.#starts[this.index + distance] === this.#ends[this.index + distance - 1];
  }

  /** True if the token begins a line. */
  get beginsLine(): boolean {
    return this.index === 0 || /[\r\n]/.test(this.text.slice(this.lastEnd, this.start));
  }

  /** The text of the token as written. */
  get written(): string {
    return this.text.slice(this.start, this.#ends[this.index]);
  }

  // ------------------------------------------------------------------------------------------------------------------ testing

  /** True if the token is this word (in any case) or operator; noted as expected when the caret is here. */
  at(word: string): boolean {
    if (this.index === this.#caret) this.#note(word);
    return this.#words[this.index] === word;
  }

  /** As {@link at} for two tokens in a row; only the first is noted. */
  atPair(first: string, second: string): boolean {
    return this.at(first) && this.#words[this.index + 1] === second;
  }

  /** True if here stands `first-second`, a keyword with a dash. */
  atHyphenated(first: string, second: string): boolean {
    if (this.index === this.#caret) this.#note(`${first}-${second}`);
    return this.word === first && this.wordAt(1) === '-' && this.wordAt(2) === second && this.adjoins(1) && this.adjoins(2);
  }

  /** Notes what may stand at the caret without testing for it. */
  mayBe(...words: readonly string[]): void {
    if (this.index === this.#caret) for (const word of words) this.#note(word);
  }

  mayBeName(role: NameRole, distance = 0): void {
    const expectation = this.#expectation;
    if (expectation !== undefined && this.index + distance === this.#caret) expectation.add(expectation.names, role, this.clause);
  }

  mayBeLiteral(kind: 'string' | 'number'): void {
    const expectation = this.#expectation;
    if (expectation !== undefined && this.index === this.#caret) expectation.add(expectation.literals, kind, this.clause);
  }

  #note(word: string): void {
    const expectation = this.#expectation;
    if (expectation !== undefined) expectation.add(expectation.words, word, this.clause);
  }

  // ------------------------------------------------------------------------------------------------------------------ reading

  advance(): void {
    if (this.#kinds[this.index] !== 'end') this.index++;
  }

  /** Reads the word or operator if it stands here. */
  eat(word: string): boolean {
    if (!this.at(word)) return false;
    this.index++;
    return true;
  }

  eatHyphenated(first: string, second: string): boolean {
    if (!this.atHyphenated(first, second)) return false;
    this.index += 3;
    return true;
  }

  /** Reads the word or operator, or reports that it is missing. */
  expect(word: string): boolean {
    if (this.eat(word)) return true;
    this.fail(`expected "${word}"`);
    return false;
  }

  /** Lets the token stand for another word: the user misspelt it, and was told. */
  readAs(word: string): void {
    this.#words[this.index] = word;
  }

  /** Reads on in a clause and returns to the present one. */
  within<T>(clause: Clause, read: (cursor: Cursor) => T): T {
    const outer = this.clause;
    this.clause = clause;
    const result = read(this);
    this.clause = outer;
    return result;
  }

  /**
   * Reads one level deeper. Beyond {@link MAX_NESTING} reports it, leaves the statement and returns undefined.
   */
  nested<T>(read: (cursor: Cursor) => T): T | undefined {
    if (this.#nesting >= MAX_NESTING) {
      this.tooDeep();
      return undefined;
    }
    this.#nesting++;
    const result = read(this);
    this.#nesting--;
    return result;
  }

  /** Gives the statement up: what it holds is nested deeper than anybody could read. */
  tooDeep(): void {
    const span = { start: this.start, end: this.#ends[this.index] ?? this.start };
    this.#add(span, { code: 'syntax-too-deep', message: 'the expression is nested too deeply', hint: 'split it, or use in (…)' });
    while (!this.atEnd && this.word !== ';') this.index++;
    this.quiet();
  }

  // ---------------------------------------------------------------------------------------------------------------- reporting

  /** Span from the token at `index` to the last one read; empty at `lastEnd` when none was read since. */
  spanFrom(index: number): Span {
    const end = this.lastEnd;
    return { start: index < this.index ? (this.#starts[index] ?? end) : end, end };
  }

  /** Span of a node whose first child is `child`: from there to the last token read. */
  spanAfter(child: { readonly span: Span }): Span {
    return { start: child.span.start, end: Math.max(child.span.end, this.lastEnd) };
  }

  /** The empty place behind the last token read: where a missing node stands. */
  get nowhere(): Span {
    return { start: this.lastEnd, end: this.lastEnd };
  }

  /** Reports that something else was `expected` here. Once a token: whatever else is missed at the same place is an echo. */
  fail(expected: string, more: Omit<Problem, 'message'> = {}): void {
    if (this.full) this.report(TOO_MANY);
    else this.report({ ...more, message: `${expected}, found ${this.found}` });
  }

  /** Reports a problem at the token. */
  report(problem: Problem): void {
    if (this.index === this.#caret) this.#expectation?.close();
    if (this.index === this.#quietAt) return;
    this.quiet();
    const ended = this.atEnd || this.word === ';';
    this.#add(ended ? this.nowhere : { start: this.start, end: this.#ends[this.index] ?? this.start }, problem);
  }

  /** Reports a problem with something already read. */
  reportAt(span: Span, problem: Problem): void {
    this.#add(span, problem);
  }

  /** True once no more diagnostics are taken: then none need be thought of. */
  get full(): boolean {
    return this.diagnostics.length >= MAX_DIAGNOSTICS;
  }

  /** Takes the present token for a place where all has been said. */
  quiet(): void {
    this.#quietAt = this.index;
  }

  /** The token, as a message names it. */
  get found(): string {
    if (this.atEnd) return 'the end of the text';
    if (this.word === ';') return 'the end of the statement';
    const written = this.written;
    return `"${written.length > 40 ? `${written.slice(0, 40)}…` : written.replace(/^(["'])(.*)\1$/s, '$2')}"`;
  }

  #add(span: Span, problem: Problem): void {
    if (this.full) return;
    const last = this.diagnostics.length === MAX_DIAGNOSTICS - 1;
    const { code, message, hint, fixes } = last ? { ...TOO_MANY, hint: undefined, fixes: undefined } : problem;
    this.diagnostics.push({
      code: code ?? 'syntax-expected',
      severity: 'error',
      span,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(fixes === undefined ? {} : { fixes }),
    });
  }
}

const TOO_MANY = { code: 'syntax-too-many', message: 'the text has more errors than are shown' };
