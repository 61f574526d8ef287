import type { FromClause, Subquery } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket } from './list.js';

/** subquery : "(" select ")"; the present token is the bracket */
export function parseSubquery(cursor: Cursor): Subquery {
  const begin = cursor.index;
  cursor.advance();
  const body = cursor.grammar.select(cursor, 'subquery');
  if (body.from !== undefined) checkSource(cursor, body.from);
  closeBracket(cursor, ')');
  return { kind: 'subquery', span: cursor.spanFrom(begin), body };
}

/** The stream of a subquery is one and no pattern. */
function checkSource(cursor: Cursor, { first, joins }: FromClause): void {
  const [join] = joins;
  if (join !== undefined) cursor.reportAt(join.span, { message: 'a query inside another has one stream' });
  const { kind, span } = first.source;
  if (kind !== 'event-filter' && kind !== 'method-source' && kind !== 'sql-source') {
    cursor.reportAt(span, { message: 'a query inside another cannot read from a pattern' });
  }
}
