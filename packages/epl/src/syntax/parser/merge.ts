import type { MergeAction, MergeClause, MergeDelete, MergeInsert, MergeUpdate, OnMerge } from '../ast-statement.js';
import { present } from '../present.js';
import { parseAssignments } from './assignment.js';
import type { Cursor } from './cursor.js';
import { parseBracketed } from './list.js';
import { parseDottedName } from './name.js';
import { parseColumnName, parsePrecedence } from './select.js';
import { parseSelectItems } from './select-item.js';
import { parseTarget } from './target.js';

/** on-merge : "merge" ["into"] target (["where" expression] merge-clause+ | insert) */
export function parseMerge(cursor: Cursor): OnMerge {
  const begin = cursor.index;
  cursor.advance();
  cursor.eat('into');
  const target = parseTarget(cursor);
  if (cursor.at('insert')) {
    const clauses = [directInsert(cursor)];
    return { kind: 'on-merge', span: cursor.spanFrom(begin), target, clauses };
  }
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  const clauses: MergeClause[] = [];
  while (cursor.at('when')) clauses.push(parseClause(cursor));
  if (clauses.length === 0) cursor.fail('expected "when"');
  return { kind: 'on-merge', span: cursor.spanFrom(begin), target, clauses, ...present({ where }) };
}

/** The form without a when-clause: `merge W insert select …` */
function directInsert(cursor: Cursor): MergeClause {
  const action = parseInsert(cursor);
  return { kind: 'merge-clause', span: action.span, when: 'always', actions: [action] };
}

/** merge-clause : "when" ["not"] "matched" ["and" expression] ("then" action)+ */
function parseClause(cursor: Cursor): MergeClause {
  const begin = cursor.index;
  cursor.advance();
  const when = cursor.eat('not') ? 'not-matched' : 'matched';
  cursor.expect('matched');
  const condition = cursor.eat('and') ? cursor.grammar.expression(cursor) : undefined;
  const actions: MergeAction[] = [];
  while (cursor.eat('then')) {
    const action = parseAction(cursor, when);
    if (action !== undefined) actions.push(action);
  }
  if (actions.length === 0) cursor.fail('expected "then"');
  return { kind: 'merge-clause', span: cursor.spanFrom(begin), when, actions, ...present({ condition }) };
}

function parseAction(cursor: Cursor, when: MergeClause['when']): MergeAction | undefined {
  if (cursor.at('insert')) return parseInsert(cursor);
  if (when === 'not-matched' && (cursor.word === 'update' || cursor.word === 'delete')) {
    cursor.fail('expected "insert"', { hint: 'there is no row yet that could be changed' });
  }
  if (cursor.at('update')) return parseUpdate(cursor);
  if (cursor.at('delete')) return parseDelete(cursor);
  cursor.fail('expected "insert", "update" or "delete"');
  return undefined;
}

/** insert : "insert" ["into" name] ["(" name ("," name)* ")"] "select" items ["where" expression] */
function parseInsert(cursor: Cursor): MergeInsert {
  const begin = cursor.index;
  cursor.advance();
  const into = cursor.eat('into')
    ? parseDottedName(cursor, 'insert-target', 'the stream or window to insert into', 'none')
    : undefined;
  const columns = cursor.at('(') ? parseBracketed(cursor, ')', parseColumnName) : [];
  const precedence = parsePrecedence(cursor);
  const items = cursor.expect('select') ? parseSelectItems(cursor) : [];
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'merge-insert', span: cursor.spanFrom(begin), columns, items, ...present({ into, precedence, where }) };
}

/** update : "update" "set" … ["where" expression] */
function parseUpdate(cursor: Cursor): MergeUpdate {
  const begin = cursor.index;
  cursor.advance();
  const assignments = parseAssignments(cursor);
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'merge-update', span: cursor.spanFrom(begin), assignments, ...present({ where }) };
}

/** delete : "delete" ["where" expression] */
function parseDelete(cursor: Cursor): MergeDelete {
  const begin = cursor.index;
  cursor.advance();
  const where = cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'merge-delete', span: cursor.spanFrom(begin), ...present({ where }) };
}
