import type { Substitution } from '../ast.js';
import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { parseIdentifier, parseType } from './name.js';

/** substitution : "?" [":" [name] [":" type]] ; the type has no parameters: `?:a:int < 5` is a comparison */
export function parseSubstitution(cursor: Cursor): Substitution {
  const begin = cursor.index;
  cursor.advance();
  if (!cursor.eat(':')) return { kind: 'substitution', span: cursor.spanFrom(begin) };
  const name = cursor.word === ':' ? undefined : parseIdentifier(cursor, 'new-name', 'the name of the parameter');
  const type = cursor.eat(':') ? parseType(cursor, 'a type', false) : undefined;
  return { kind: 'substitution', span: cursor.spanFrom(begin), ...present({ name, type }) };
}
