import type { Argument, Cast, Exists, InstanceOf, TypeReference } from '../ast.js';
import { parseArgument } from './chain.js';
import type { Cursor } from './cursor.js';
import { closeBracket } from './list.js';
import { parseType } from './name.js';
import { parseSubquery } from './subquery.js';

/** cast : "cast" "(" expression ("," | "as") type ("," argument)* ")" */
export function parseCast(cursor: Cursor): Cast {
  const begin = cursor.index;
  cursor.advance();
  cursor.advance();
  const value = cursor.grammar.expression(cursor);
  if (!cursor.eat('as')) cursor.expect(',');
  const type = parseType(cursor);
  const rest: Argument[] = [];
  while (cursor.eat(',')) rest.push(parseArgument(cursor));
  closeBracket(cursor, ')');
  return { kind: 'cast', span: cursor.spanFrom(begin), value, type, arguments: rest };
}

/** instanceof : "instanceof" "(" expression ("," type)+ ")" */
export function parseInstanceOf(cursor: Cursor): InstanceOf {
  const begin = cursor.index;
  cursor.advance();
  cursor.advance();
  const value = cursor.grammar.expression(cursor);
  const types: TypeReference[] = [];
  cursor.expect(',');
  do types.push(parseType(cursor));
  while (cursor.eat(','));
  closeBracket(cursor, ')');
  return { kind: 'instanceof', span: cursor.spanFrom(begin), value, types };
}

/** exists : "exists" subquery */
export function parseExists(cursor: Cursor): Exists {
  const begin = cursor.index;
  cursor.advance();
  const subquery = parseSubquery(cursor);
  return { kind: 'exists', span: cursor.spanFrom(begin), subquery };
}
