import type { InsertInto, SelectBody, StreamSelector } from '../ast.js';
import { present } from '../present.js';
import { type Clauses, parseClauses } from './clause.js';
import type { Cursor } from './cursor.js';
import { parseBracketed } from './list.js';
import { missingDottedName, parseDottedName, parseIdentifier } from './name.js';
import { parseSelectItems } from './select-item.js';
import type { SelectShape } from './select-shape.js';

/** select : ["into" "table" name] [insert-into] "select" [selector] ["distinct"] items clause* */
export function parseSelect(cursor: Cursor, shape: SelectShape): SelectBody {
  const begin = cursor.index;
  const intoTable = shape === 'statement' && cursor.at('into') ? parseIntoTable(cursor) : undefined;
  const insertInto = shape === 'statement' && cursor.at('insert') ? parseInsertInto(cursor) : undefined;
  return parseSelectFrom(cursor, { begin, shape, intoTable, insertInto });
}

export interface SelectStart {
  /** index of the token that the select begins with */
  readonly begin: number;
  readonly shape: SelectShape;
  readonly intoTable?: SelectBody['intoTable'] | undefined;
  readonly insertInto?: InsertInto | undefined;
}

/** Reads on at `select`; what may stand before it has been read. */
export function parseSelectFrom(cursor: Cursor, start: SelectStart): SelectBody {
  const head = parseSelectHead(cursor);
  const clauses: Clauses = { groupBy: [], orderBy: [], forClauses: [] };
  parseClauses(cursor, clauses, start.shape);
  const { intoTable, insertInto } = start;
  const { groupBy, orderBy, forClauses, ...single } = clauses;
  const span = cursor.spanFrom(start.begin);
  return { kind: 'select', span, ...present({ intoTable, insertInto }), ...head, groupBy, orderBy, forClauses, ...present(single) };
}

export type SelectHead = Pick<SelectBody, 'selector' | 'distinct' | 'items'>;

/** "select" [selector] ["distinct"] items */
export function parseSelectHead(cursor: Cursor): SelectHead {
  if (!cursor.expect('select')) return { distinct: false, items: [] };
  return parseSelected(cursor);
}

/** [selector] ["distinct"] items */
export function parseSelected(cursor: Cursor): SelectHead {
  const selector = parseSelector(cursor);
  const distinct = cursor.eat('distinct');
  const items = parseSelectItems(cursor);
  return { distinct, items, ...present({ selector }) };
}

/** selector : "istream" | "rstream" | "irstream"; `istream()` is a function */
function parseSelector(cursor: Cursor): StreamSelector | undefined {
  cursor.mayBe('istream', 'rstream', 'irstream');
  const word = cursor.word;
  const isFunction = cursor.wordAt(1) === '(' && cursor.wordAt(2) === ')';
  if ((word !== 'istream' && word !== 'rstream' && word !== 'irstream') || isFunction) return undefined;
  cursor.advance();
  return word;
}

/** "into" "table" name */
function parseIntoTable(cursor: Cursor): SelectBody['intoTable'] {
  cursor.advance();
  cursor.expect('table');
  return parseDottedName(cursor, 'table', 'the name of a table', 'none');
}

/** insert-into : "insert" [selector] "into" name ["(" name ("," name)* ")"] ["event-precedence" "(" expression ")"] */
export function parseInsertInto(cursor: Cursor): InsertInto {
  return cursor.within('insert-into', readInsertInto);
}

function readInsertInto(cursor: Cursor): InsertInto {
  const begin = cursor.index;
  cursor.advance();
  const selector = parseSelector(cursor);
  const target = cursor.expect('into')
    ? parseDottedName(cursor, 'insert-target', 'the stream, window or table to insert into', 'none')
    : missingDottedName(cursor);
  const columns = cursor.at('(') ? parseBracketed(cursor, ')', parseColumnName) : [];
  const precedence = parsePrecedence(cursor);
  skipTo(cursor, ['select', 'values']);
  return { kind: 'insert-into', span: cursor.spanFrom(begin), target, columns, ...present({ selector, precedence }) };
}

export function parseColumnName(cursor: Cursor): InsertInto['columns'][number] {
  return parseIdentifier(cursor, 'column', 'the name of a column');
}

/** ["event-precedence" "(" expression ")"] */
export function parsePrecedence(cursor: Cursor): InsertInto['precedence'] {
  if (!cursor.eatHyphenated('event', 'precedence')) return undefined;
  cursor.expect('(');
  const precedence = cursor.grammar.expression(cursor);
  cursor.expect(')');
  return precedence;
}

/** Leaves out what stands before one of the words, if one of them follows in the statement; whoever looks for it then finds it. */
function skipTo(cursor: Cursor, words: readonly string[]): void {
  if (words.includes(cursor.word)) return;
  for (let distance = 1; distance < 50; distance++) {
    const word = cursor.wordAt(distance);
    if (word === ';' || cursor.kindAt(distance) === 'end') return;
    if (!words.includes(word)) continue;
    cursor.fail('expected "select"');
    for (let i = 0; i < distance; i++) cursor.advance();
    return;
  }
}
