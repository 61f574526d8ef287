import { suggest } from '@rulewright/core';
import type { Expression, ForClause, GroupItem, Limit, OrderItem, SelectBody } from '../ast.js';
import type { Clause } from '../expectation.js';
import { STATEMENT_STARTS } from '../keyword.js';
import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { bracketStep, parseBracketed, parseList } from './list.js';
import { parseMatchRecognize } from './match-recognize.js';
import { parseIdentifier } from './name.js';
import { parseOutput } from './output.js';
import type { SelectShape } from './select-shape.js';
import { parseFrom } from './stream.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The clauses of a select behind its items, as far as they have been read. */
export type Clauses = Mutable<
  Pick<SelectBody, 'from' | 'matchRecognize' | 'where' | 'groupBy' | 'having' | 'output' | 'orderBy' | 'limit' | 'forClauses'>
>;

interface ClauseRule {
  readonly word: string;
  readonly clause: Clause;
  readonly shapes: readonly SelectShape[];
  readonly read: (cursor: Cursor, clauses: Clauses) => void;
}

/** In the order in which they must stand. */
const RULES: readonly ClauseRule[] = [
  {
    word: 'from',
    clause: 'from',
    shapes: ['statement', 'subquery', 'model'],
    read: (cursor, clauses) => {
      clauses.from = parseFrom(cursor);
    },
  },
  {
    word: 'match_recognize',
    clause: 'match-recognize',
    shapes: ['statement', 'subquery'],
    read: (cursor, clauses) => {
      clauses.matchRecognize = parseMatchRecognize(cursor);
    },
  },
  {
    word: 'where',
    clause: 'where',
    shapes: ['statement', 'subquery', 'action', 'branch'],
    read: (cursor, clauses) => {
      clauses.where = parseAfterWord(cursor);
    },
  },
  {
    word: 'group',
    clause: 'group-by',
    shapes: ['statement', 'subquery', 'action'],
    read: (cursor, clauses) => {
      clauses.groupBy = parseGroupBy(cursor);
    },
  },
  {
    word: 'having',
    clause: 'having',
    shapes: ['statement', 'subquery', 'action'],
    read: (cursor, clauses) => {
      clauses.having = parseAfterWord(cursor);
    },
  },
  {
    word: 'output',
    clause: 'output',
    shapes: ['statement'],
    read: (cursor, clauses) => {
      clauses.output = parseOutput(cursor);
    },
  },
  {
    word: 'order',
    clause: 'order-by',
    shapes: ['statement', 'action'],
    read: (cursor, clauses) => {
      clauses.orderBy = parseOrderBy(cursor);
    },
  },
  {
    word: 'limit',
    clause: 'limit',
    shapes: ['statement', 'action'],
    read: (cursor, clauses) => {
      clauses.limit = parseLimit(cursor);
    },
  },
  {
    word: 'for',
    clause: 'for',
    shapes: ['statement'],
    read: (cursor, clauses) => {
      clauses.forClauses = [...clauses.forClauses, parseFor(cursor)];
    },
  },
];

const RULES_OF: Readonly<Record<SelectShape, readonly ClauseRule[]>> = {
  statement: rulesOf('statement'),
  subquery: rulesOf('subquery'),
  action: rulesOf('action'),
  branch: rulesOf('branch'),
  model: rulesOf('model'),
};

function rulesOf(shape: SelectShape): readonly ClauseRule[] {
  return RULES.filter((rule) => rule.shapes.includes(shape));
}

/** clause* ; a clause out of order or twice is reported and read all the same; what is no clause is reported and left out. */
export function parseClauses(cursor: Cursor, clauses: Clauses, shape: SelectShape): void {
  const rules = RULES_OF[shape];
  let next = 0;
  for (;;) {
    if (cursor.atCaret) cursor.mayBe(...rules.slice(next).map((rule) => rule.word));
    const found = rules.findIndex((rule) => rule.word === cursor.word);
    const rule = rules[found];
    if (rule === undefined) {
      if (shape === 'statement' && recover(cursor, rules.slice(next), rules)) continue;
      return;
    }
    if (found < next) reportOrder(cursor, rule, rules, next);
    cursor.within(rule.clause, (inner) => rule.read(inner, clauses));
    next = Math.max(next, found + 1);
  }
}

function reportOrder(cursor: Cursor, rule: ClauseRule, rules: readonly ClauseRule[], next: number): void {
  const last = rules[next - 1];
  if (last === undefined || last === rule) {
    cursor.report({ code: 'syntax-duplicate-clause', message: `"${rule.word}" stands here a second time` });
  } else {
    cursor.report({ code: 'syntax-clause-order', message: `"${rule.word}" must stand before "${last.word}"` });
  }
}

/**
 * What stands here is no clause. A misspelt one is reported and read as what was meant; all else is left out up to the next clause.
 * False when the statement ends here.
 */
function recover(cursor: Cursor, wanted: readonly ClauseRule[], rules: readonly ClauseRule[]): boolean {
  if (endsStatement(cursor)) return false;
  const meant =
    cursor.kind === 'word' && !cursor.full
      ? suggest(
          cursor.word,
          wanted.map((rule) => rule.word),
        )
      : undefined;
  if (meant !== undefined) {
    const span = { start: cursor.start, end: cursor.start + cursor.written.length };
    cursor.fail(`expected "${meant}"`, {
      hint: `did you mean "${meant}"?`,
      fixes: [{ title: `Write "${meant}"`, edits: [{ span, text: meant }] }],
    });
    cursor.readAs(meant);
    return true;
  }
  cursor.fail(`expected ${expectedClauses(wanted)}`);
  return skipToClause(cursor, rules);
}

function expectedClauses(wanted: readonly ClauseRule[]): string {
  const words = wanted.filter((rule) => !RARE.has(rule.word)).map((rule) => `"${rule.word}"`);
  return words.length === 0 ? 'the end of the statement' : `${words.join(', ')} or the end of the statement`;
}

const RARE: ReadonlySet<string> = new Set(['match_recognize', 'limit', 'for']);

function skipToClause(cursor: Cursor, rules: readonly ClauseRule[]): boolean {
  let depth = 0;
  do {
    depth = Math.max(0, depth + bracketStep(cursor.word));
    cursor.advance();
    if (cursor.atCaret) cursor.mayBe(...rules.map((rule) => rule.word));
    if (depth === 0 && rules.some((rule) => rule.word === cursor.word)) {
      cursor.quiet();
      return true;
    }
  } while (!endsStatement(cursor));
  cursor.quiet();
  return false;
}

/** True where the statement ends: at `;`, at the end, or at a line that begins another statement. */
export function endsStatement(cursor: Cursor): boolean {
  return cursor.atEnd || cursor.word === ';' || beginsStatement(cursor);
}

/** True if a line begins here with a word that statements begin with, or with an annotation. */
export function beginsStatement(cursor: Cursor): boolean {
  return (STATEMENT_STARTS.includes(cursor.word) || cursor.word === '@') && cursor.beginsLine;
}

/** keyword expression */
function parseAfterWord(cursor: Cursor): Expression {
  cursor.advance();
  return cursor.grammar.expression(cursor);
}

/** "group" "by" group-item ("," group-item)* */
function parseGroupBy(cursor: Cursor): GroupItem[] {
  cursor.advance();
  cursor.expect('by');
  return parseList(cursor, parseGroupItem);
}

/** group-item : ("rollup" | "cube" | "grouping" "sets") "(" … ")" | expression */
function parseGroupItem(cursor: Cursor): GroupItem {
  const begin = cursor.index;
  const form = cursor.at('rollup')
    ? 'rollup'
    : cursor.at('cube')
      ? 'cube'
      : cursor.atPair('grouping', 'sets')
        ? 'grouping-sets'
        : undefined;
  if (form === undefined) return cursor.grammar.expression(cursor);
  cursor.advance();
  if (form === 'grouping-sets') cursor.advance();
  const items = cursor.at('(') ? (cursor.nested((inner) => parseBracketed(inner, ')', parseGroupItem)) ?? []) : [];
  if (items.length === 0) cursor.fail('expected "(" with expressions');
  return { kind: 'grouping-set', span: cursor.spanFrom(begin), form, items };
}

/** "order" "by" order-item ("," order-item)* */
function parseOrderBy(cursor: Cursor): OrderItem[] {
  cursor.advance();
  cursor.expect('by');
  return parseList(cursor, parseOrderItem);
}

/** order-item : expression ["asc" | "desc"] */
function parseOrderItem(cursor: Cursor): OrderItem {
  const expression = cursor.grammar.expression(cursor);
  const descending = cursor.eat('desc');
  if (!descending) cursor.eat('asc');
  return { kind: 'order-item', span: cursor.spanAfter(expression), expression, descending };
}

/** limit : "limit" count ["offset" offset] | "limit" offset "," count */
function parseLimit(cursor: Cursor): Limit {
  const begin = cursor.index;
  cursor.advance();
  const first = cursor.grammar.expression(cursor);
  if (cursor.eat(',')) {
    const count = cursor.grammar.expression(cursor);
    return { kind: 'limit', span: cursor.spanFrom(begin), count, offset: first };
  }
  const offset = cursor.eat('offset') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'limit', span: cursor.spanFrom(begin), count: first, ...present({ offset }) };
}

/** "for" name ["(" expression ("," expression)* ")"] */
function parseFor(cursor: Cursor): ForClause {
  const begin = cursor.index;
  cursor.advance();
  const delivery = parseIdentifier(cursor, 'delivery', '"grouped_delivery" or "discrete_delivery"');
  const parameters = cursor.at('(') ? parseBracketed(cursor, ')', cursor.grammar.expression) : [];
  return { kind: 'for', span: cursor.spanFrom(begin), delivery, arguments: parameters };
}
