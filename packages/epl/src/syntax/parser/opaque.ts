import type { OpaqueStatement } from '../ast-statement.js';
import type { Cursor } from './cursor.js';
import { bracketStep } from './list.js';

/** Reads to the `;` that ends the statement, brackets balanced, without looking inside: the content is no EPL. */
export function parseOpaque(cursor: Cursor, begin: number, what: OpaqueStatement['what']): OpaqueStatement {
  let depth = 0;
  while (!cursor.atEnd && (depth > 0 || cursor.word !== ';')) {
    depth += bracketStep(cursor.word);
    cursor.advance();
  }
  return { kind: 'opaque', span: cursor.spanFrom(begin), what };
}
