import type { Expression, InsertInto } from '../ast.js';
import type { DeleteRows, InsertValues, StatementBody, UpdateRows, UpdateStream } from '../ast-statement.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import { parseAssignments } from './assignment.js';
import type { Cursor } from './cursor.js';
import { parseBracketed, parseList } from './list.js';
import { parseDottedName } from './name.js';
import { parseInsertInto, parseSelectFrom } from './select.js';
import { parseTarget } from './target.js';

/** insert : insert-into (select | "values" row ("," row)*) */
export function parseInsertStatement(cursor: Cursor): StatementBody {
  const begin = cursor.index;
  const insertInto = parseInsertInto(cursor);
  if (cursor.at('values')) return parseValues(cursor, begin, insertInto);
  return parseSelectFrom(cursor, { begin, shape: 'statement', insertInto });
}

/** "values" "(" expression ("," expression)* ")" ("," "(" … ")")* */
function parseValues(cursor: Cursor, begin: number, { target, columns }: InsertInto): InsertValues {
  cursor.advance();
  const rows = parseList(cursor, parseRow);
  return { kind: 'insert-values', span: cursor.spanFrom(begin), target, columns, rows };
}

function parseRow(cursor: Cursor): Expression[] {
  if (cursor.at('(')) return parseBracketed(cursor, ')', cursor.grammar.expression);
  cursor.fail('expected "(" with values');
  return [];
}

/** delete : "delete" "from" target ["where" expression] */
export function parseDeleteRows(cursor: Cursor): DeleteRows {
  const begin = cursor.index;
  cursor.advance();
  cursor.expect('from');
  const target = parseTarget(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'delete', span: cursor.spanFrom(begin), target, ...present({ where }) };
}

/** update : "update" ("istream" name [["as"] name] | target) "set" … ["where" expression] */
export function parseUpdateStatement(cursor: Cursor): UpdateRows | UpdateStream {
  const begin = cursor.index;
  cursor.advance();
  if (cursor.eat('istream')) return parseUpdateStream(cursor, begin);
  const target = parseTarget(cursor);
  const assignments = parseAssignments(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'update', span: cursor.spanFrom(begin), target, assignments, ...present({ where }) };
}

function parseUpdateStream(cursor: Cursor, begin: number): UpdateStream {
  const type = parseDottedName(cursor, 'event-type', 'an event type', 'none');
  const alias = parseStreamAlias(cursor);
  const assignments = parseAssignments(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'update-istream', span: cursor.spanFrom(begin), type, assignments, ...present({ alias, where }) };
}
