import type { Span } from '@rulewright/core';
import type { EventFilter, Expression, MatchRecognize, Pattern, SelectBody, Stream } from '../ast.js';
import type { OnAction, OnMerge, Statement, StatementBody } from '../ast-statement.js';
import { childrenOf } from '../children.js';
import type { Node } from '../node.js';
import type { TokenLine } from './token-line.js';

/** Tokens that go on one line if they fit; else at each break of the group, or (`fill`) where the line is full. */
export interface Group {
  readonly first: number;
  /** behind the last token */
  readonly end: number;
  readonly fill: boolean;
}

/** A place where a line may or must begin. */
export interface Break {
  readonly indent: number;
  /** undefined: a line always begins here */
  readonly group: Group | undefined;
}

/** Columns by which what belongs to a clause stands further right. */
const STEP = 2;

/** Finds the places of one statement where lines begin, by token index. */
export class Breaks {
  readonly byToken = new Map<number, Break>();
  readonly #line: TokenLine;

  constructor(line: TokenLine, statement: Statement) {
    this.#line = line;
    for (const part of [...statement.annotations, ...statement.expressions].slice(1)) this.#hardAt(part.span.start);
    if (statement.context !== undefined) this.#hardWord(statement.context.span.start, 'context');
    this.#hardAt(statement.body.span.start);
    this.#body(statement.body);
  }

  // --------------------------------------------------------------------------------------------------------------------- placing

  #put(token: number, indent: number, group?: Group): void {
    if (token >= 0 && !this.byToken.has(token)) this.byToken.set(token, { indent, group });
  }

  #hardAt(offset: number, indent = 0): void {
    this.#put(this.#line.indexAt(offset), indent);
  }

  /** A line begins at the keyword that stands before `offset`. */
  #hardWord(offset: number, word: string, indent = 0): void {
    this.#put(this.#line.wordBefore(offset, word), indent);
  }

  #group(span: Span, fill = false): Group {
    const [first, end] = this.#line.range(span);
    return { first, end, fill };
  }

  /** Lines may begin at each item but the first. */
  #fill(items: readonly Node[], indent: number): void {
    const [first] = items;
    const last = items.at(-1);
    if (first === undefined || last === undefined) return;
    const group = this.#group({ start: first.span.start, end: last.span.end }, true);
    for (const item of items.slice(1)) this.#put(this.#line.indexAt(item.span.start), indent, group);
  }

  // ------------------------------------------------------------------------------------------------------------------ statements

  #body(body: StatementBody): void {
    switch (body.kind) {
      case 'select':
        this.#select(body);
        break;
      case 'on':
        this.#hardAt(body.action.span.start);
        if (body.trigger.source.kind === 'pattern-source') this.#pattern(body.trigger.source.pattern, 0);
        else this.#filter(body.trigger.source, 0);
        this.#action(body.action);
        break;
      case 'create-window':
        this.#views(body.views, 0);
        this.#columns(body.columns ?? [], body.span);
        break;
      case 'create-table':
      case 'create-schema':
        this.#columns(body.columns, body.span);
        break;
      case 'create-context':
        if (body.detail.kind === 'context-nested') for (const inner of body.detail.contexts) this.#hardAt(inner.span.start, STEP);
        break;
      case 'insert-values':
        this.#fill(
          body.rows.map((row) => row[0]).filter((node) => node !== undefined),
          STEP,
        );
        break;
      case 'update-istream':
      case 'update':
        this.#changes(body);
        break;
      default:
        break;
    }
  }

  #changes({ assignments, where }: { readonly assignments: readonly Node[]; readonly where?: Expression }): void {
    const [first] = assignments;
    if (first !== undefined) this.#hardWord(first.span.start, 'set');
    this.#fill(assignments, STEP);
    if (where !== undefined) this.#condition('where', where, 0);
  }

  #action(action: OnAction): void {
    switch (action.kind) {
      case 'on-select':
        this.#hardAt(action.body.span.start);
        this.#hardWord(action.target.span.start, 'from');
        this.#clauses(action.body, 0);
        break;
      case 'on-delete':
        this.#changes({ assignments: [], ...action });
        break;
      case 'on-update':
        this.#changes(action);
        break;
      case 'on-set':
        this.#fill(action.assignments, STEP);
        break;
      case 'on-merge':
        this.#merge(action);
        break;
      case 'on-insert':
        for (const branch of action.branches) {
          this.#hardAt(branch.span.start);
          this.#select(branch.body);
        }
        break;
    }
  }

  #merge({ where, clauses }: OnMerge): void {
    if (where !== undefined) this.#condition('where', where, 0);
    for (const clause of clauses) {
      this.#hardAt(clause.span.start);
      for (const action of clause.actions) {
        if (clause.when !== 'always') this.#hardWord(action.span.start, 'then', STEP);
        if (action.kind === 'merge-insert') this.#fill(action.items, STEP + STEP);
        if (action.kind === 'merge-update') this.#fill(action.assignments, STEP + STEP);
      }
    }
  }

  #columns(columns: readonly Node[], within: Span): void {
    const [first] = columns;
    const last = columns.at(-1);
    if (first === undefined || last === undefined) return;
    const close = this.#line.indexAt(last.span.end);
    const open = this.#line.before(this.#line.indexAt(first.span.start));
    const group: Group = { first: this.#line.indexAt(within.start), end: close + 1, fill: false };
    if (this.#line.at(open) !== '(') return;
    for (const column of columns) this.#put(this.#line.indexAt(column.span.start), STEP, group);
    this.#put(close, 0, group);
  }

  // --------------------------------------------------------------------------------------------------------------------- clauses

  #select(body: SelectBody): void {
    const [first] = body.items;
    if (body.insertInto !== undefined) this.#hardAt(body.insertInto.span.start);
    if (first !== undefined) this.#hardWord(first.span.start, 'select');
    if (body.from !== undefined) {
      this.#hardAt(body.from.span.start);
      this.#stream(body.from.first, 0);
      for (const join of body.from.joins) {
        if (join.join !== 'comma') this.#hardAt(join.span.start);
        this.#stream(join.stream, 0);
      }
      const listed = body.from.joins.filter(({ join }) => join === 'comma').map(({ stream }) => stream);
      this.#fill([body.from.first, ...listed], STEP);
    }
    this.#clauses(body, 0);
  }

  /** The items and what stands behind the from-clause. */
  #clauses(body: SelectBody, indent: number): void {
    this.#fill(body.items, indent + STEP);
    if (body.matchRecognize !== undefined) this.#matchRecognize(body.matchRecognize, indent);
    if (body.where !== undefined) this.#condition('where', body.where, indent);
    this.#listed('group', body.groupBy, indent);
    if (body.having !== undefined) this.#condition('having', body.having, indent);
    if (body.output !== undefined) this.#hardAt(body.output.span.start, indent);
    this.#listed('order', body.orderBy, indent);
    if (body.limit !== undefined) this.#hardAt(body.limit.span.start, indent);
    for (const clause of body.forClauses) this.#hardAt(clause.span.start, indent);
  }

  #listed(word: string, items: readonly Node[], indent: number): void {
    const [first] = items;
    if (first === undefined) return;
    this.#hardWord(first.span.start, word, indent);
    this.#fill(items, indent + STEP);
  }

  #condition(word: string, condition: Expression, indent: number): void {
    this.#hardWord(condition.span.start, word, indent);
    const group = this.#group(condition.span);
    for (const token of this.#operators(condition)) this.#put(token, indent + STEP, group);
  }

  /** The words that join the conditions of an `and` or an `or`. */
  #operators(condition: Expression): number[] {
    const tokens: number[] = [];
    let node = condition;
    while (
      node.kind === 'binary' &&
      condition.kind === 'binary' &&
      node.operator === condition.operator &&
      isJoiner(node.operator)
    ) {
      tokens.push(this.#line.wordBefore(node.right.span.start, node.operator));
      node = node.left;
    }
    return tokens.reverse();
  }

  #matchRecognize(node: MatchRecognize, indent: number): void {
    this.#hardAt(node.span.start, indent);
    const group = this.#group(node.span);
    const inner = indent + STEP;
    const [key] = node.partitionBy;
    const [measure] = node.measures;
    const [define] = node.define;
    if (key !== undefined) this.#put(this.#line.wordBefore(key.span.start, 'partition'), inner, group);
    if (measure !== undefined) this.#put(this.#line.wordBefore(measure.span.start, 'measures'), inner, group);
    this.#put(this.#line.wordBefore(node.pattern.span.start, 'pattern'), inner, group);
    if (define !== undefined) this.#put(this.#line.wordBefore(define.span.start, 'define'), inner, group);
    this.#put(group.end - 1, indent, group);
    this.#fill(node.measures, inner + STEP);
    this.#fill(node.define, inner + STEP);
  }

  // --------------------------------------------------------------------------------------------------------------------- streams

  #stream(stream: Stream, indent: number): void {
    const { source } = stream;
    if (source.kind === 'event-filter') this.#filter(source, indent);
    if (source.kind === 'pattern-source') {
      const group = this.#group(source.span);
      this.#put(this.#line.indexAt(source.pattern.span.start), indent + STEP, group);
      this.#put(group.end - 1, indent, group);
      this.#pattern(source.pattern, indent + STEP);
    }
    this.#views(stream.views, indent);
  }

  #views(views: readonly Node[], indent: number): void {
    this.#fill(views, indent + STEP);
  }

  #filter(filter: EventFilter, indent: number): void {
    const [first] = filter.conditions;
    const last = filter.conditions.at(-1);
    if (first === undefined || last === undefined) return;
    const close = this.#line.indexAt(last.span.end);
    const group: Group = { first: this.#line.indexAt(filter.span.start), end: close + 1, fill: false };
    for (const condition of filter.conditions) {
      if (condition !== first) this.#put(this.#line.indexAt(condition.span.start), indent + STEP, group);
      for (const token of this.#operators(condition)) this.#put(token, indent + STEP, group);
    }
    this.#put(close, indent, group);
  }

  #pattern(pattern: Pattern, indent: number): void {
    if (pattern.kind === 'pattern-filter') this.#filter(pattern.filter, indent);
    if (pattern.kind === 'followed-by') {
      const group = this.#group(pattern.span);
      for (const part of pattern.parts.slice(1)) this.#put(this.#arrowBefore(part), indent + STEP, group);
    }
    if (pattern.kind === 'guarded') {
      this.#put(this.#line.indexAt(pattern.guard.span.start), indent + STEP, this.#group(pattern.span, true));
    }
    const inner = pattern.kind === 'followed-by' ? indent + STEP : indent;
    for (const child of childrenOf(pattern)) if (isPattern(child)) this.#pattern(child, inner);
  }

  /** The arrow before a part: `->`, or the dash of `-[n]>`. */
  #arrowBefore(part: Pattern): number {
    const at = this.#line.before(this.#line.indexAt(part.span.start));
    if (this.#line.at(at) === '->') return at;
    return this.#line.wordBefore(part.span.start, '-');
  }
}

function isJoiner(operator: string): boolean {
  return operator === 'and' || operator === 'or';
}

const PATTERN_KINDS: ReadonlySet<string> = new Set([
  'followed-by',
  'pattern-or',
  'pattern-and',
  'pattern-not',
  'every',
  'every-distinct',
  'repeat',
  'guarded',
  'pattern-filter',
  'pattern-group',
]);

function isPattern(node: Node): node is Pattern {
  return PATTERN_KINDS.has(node.kind);
}
