import type { Subquery } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket } from './list.js';

/** subquery : "(" select ")"; the present token is the bracket */
export function parseSubquery(cursor: Cursor): Subquery {
  const begin = cursor.index;
  cursor.advance();
  const body = cursor.grammar.select(cursor, 'subquery');
  closeBracket(cursor, ')');
  return { kind: 'subquery', span: cursor.spanFrom(begin), body };
}
