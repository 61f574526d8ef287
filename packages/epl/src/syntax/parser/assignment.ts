import type { Assignment, Expression } from '../ast.js';
import type { Cursor } from './cursor.js';
import { parseList } from './list.js';
import { parsePrimary } from './primary.js';

/** "set" assignment ("," assignment)* */
export function parseAssignments(cursor: Cursor): Assignment[] {
  cursor.expect('set');
  return cursor.within('set', readAssignments);
}

function readAssignments(cursor: Cursor): Assignment[] {
  return parseList(cursor, parseAssignment);
}

/** assignment : path "=" expression */
function parseAssignment(cursor: Cursor): Assignment {
  const target = parsePrimary(cursor);
  const value: Expression = cursor.expect('=') ? cursor.grammar.expression(cursor) : { kind: 'missing', span: cursor.nowhere };
  return { kind: 'assignment', span: cursor.spanAfter(target), target, value };
}
