import type { DottedName, Name } from '../ast.js';
import { RESERVED_IN_DECLARATIONS, RESERVED_IN_EXPRESSIONS } from '../keyword.js';

/** A name where a type, stream, tag, window … is named; in backticks if it must. */
export function declarable(name: Name): string {
  return quotedIf(name, RESERVED_IN_DECLARATIONS);
}

/** A name where a property, column alias, lambda parameter … is named; in backticks if it must. */
export function identifier(name: Name): string {
  return quotedIf(name, RESERVED_IN_EXPRESSIONS);
}

/** A name that may be any word: a method, an annotation, a part of a module's name. */
export function anyWord(name: Name): string {
  return quotedIf(name, NOTHING);
}

/** The parts of a dotted name behind the first may be any word. */
export function dotted(name: DottedName, first: (name: Name) => string = declarable): string {
  return name.parts.map((part, place) => (place === 0 ? first(part) : anyWord(part))).join('.');
}

const NOTHING: ReadonlySet<string> = new Set();
const WORD = /^[\p{ID_Start}$_][\p{ID_Continue}$.]*$/u;

function quotedIf(name: Name, reserved: ReadonlySet<string>): string {
  const plain = name.text === '*' || name.text === '' || (WORD.test(name.text) && !reserved.has(name.text.toLowerCase()));
  if (name.quoted || !plain) return `\`${name.text}\``;
  return name.text.replaceAll('.', '\\.');
}
