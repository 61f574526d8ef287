import type { Literal } from '../ast.js';
import { readNumber, unescapeString } from '../literal-text.js';
import type { Cursor } from './cursor.js';

/** string : "'" … "'" | '"' … '"'; the present token is one */
export function parseString(cursor: Cursor): Literal {
  const begin = cursor.index;
  const written = cursor.written;
  cursor.advance();
  const span = cursor.spanFrom(begin);
  if (written.startsWith('"""') && written.length >= 6)
    return { kind: 'literal', span, type: 'string', value: written.slice(3, -3) };
  const quote = written.charAt(0);
  const closed = written.length > 1 && written.endsWith(quote);
  return { kind: 'literal', span, type: 'string', value: unescapeString(written.slice(1, closed ? -1 : undefined)) };
}

/** number : the present token is one */
export function parseNumber(cursor: Cursor): Literal {
  const begin = cursor.index;
  const { type, value } = readNumber(cursor.written);
  cursor.advance();
  return { kind: 'literal', span: cursor.spanFrom(begin), type, value };
}

/** A string where nothing else may stand (a query, an escape character). */
export function expectString(cursor: Cursor, what: string): Literal {
  cursor.mayBeLiteral('string');
  if (cursor.kind === 'string') return parseString(cursor);
  cursor.fail(`expected ${what}`);
  return { kind: 'literal', span: cursor.nowhere, type: 'string', value: '' };
}

/** "null" | "true" | "false"; undefined when the present word is none of them */
export function parseWordLiteral(cursor: Cursor): Literal | undefined {
  cursor.mayBe('null', 'true', 'false');
  const word = cursor.word;
  if (word !== 'null' && word !== 'true' && word !== 'false') return undefined;
  const begin = cursor.index;
  cursor.advance();
  const span = cursor.spanFrom(begin);
  if (word === 'null') return { kind: 'literal', span, type: 'null', value: null };
  return { kind: 'literal', span, type: 'boolean', value: word === 'true' };
}
