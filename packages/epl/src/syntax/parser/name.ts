import type { DottedName, Name, TypeReference } from '../ast.js';
import type { NameRole } from '../expectation.js';
import { RESERVED_IN_DECLARATIONS, RESERVED_IN_EXPRESSIONS } from '../keyword.js';
import type { Cursor } from './cursor.js';

/** True if the token can name a type, stream, tag, window …; noted for the caret. */
export function atDeclarable(cursor: Cursor, role: NameRole): boolean {
  cursor.mayBeName(role);
  return isName(cursor, 0, RESERVED_IN_DECLARATIONS);
}

/** True if the token can name a property, an alias of a column, a method …; noted for the caret. */
export function atIdentifier(cursor: Cursor, role: NameRole): boolean {
  cursor.mayBeName(role);
  return isName(cursor, 0, RESERVED_IN_EXPRESSIONS);
}

/** True if the token `distance` further on can name a property. */
export function identifierAt(cursor: Cursor, distance: number): boolean {
  return isName(cursor, distance, RESERVED_IN_EXPRESSIONS);
}

/** True if the token `distance` further on can name a type or stream. */
export function declarableAt(cursor: Cursor, distance: number): boolean {
  return isName(cursor, distance, RESERVED_IN_DECLARATIONS);
}

function isName(cursor: Cursor, distance: number, reserved: ReadonlySet<string>): boolean {
  const kind = cursor.kindAt(distance);
  return kind === 'quoted-name' || (kind === 'word' && !reserved.has(cursor.wordAt(distance)));
}

/** Reads the present token as a name, whatever it is; the caller has tested it. */
export function takeName(cursor: Cursor): Name {
  const begin = cursor.index;
  const written = cursor.written;
  const quoted = cursor.kind === 'quoted-name';
  cursor.advance();
  const text = quoted ? written.replace(/^`|`$/g, '') : written.replaceAll('\\.', '.');
  return { kind: 'name', span: cursor.spanFrom(begin), text, quoted };
}

export function missingName(cursor: Cursor): Name {
  return { kind: 'name', span: cursor.nowhere, text: '', quoted: false };
}

/** name : word | "`" … "`"   where a type, stream, tag, window … is named */
export function parseDeclarable(cursor: Cursor, role: NameRole, what: string): Name {
  if (atDeclarable(cursor, role)) return takeName(cursor);
  return noName(cursor, what, RESERVED_IN_DECLARATIONS);
}

/** name : word | "`" … "`"   where a property, column alias, method … is named */
export function parseIdentifier(cursor: Cursor, role: NameRole, what: string): Name {
  if (atIdentifier(cursor, role)) return takeName(cursor);
  return noName(cursor, what, RESERVED_IN_EXPRESSIONS);
}

/** A reserved word where a name must stand is reported and read as the name, unless it begins the next clause. */
function noName(cursor: Cursor, what: string, reserved: ReadonlySet<string>): Name {
  if (cursor.kind !== 'word' || !reserved.has(cursor.word) || (CLAUSE_WORDS.has(cursor.word) && !isMixedCase(cursor.written))) {
    cursor.fail(`expected ${what}`);
    return missingName(cursor);
  }
  reportReserved(cursor);
  return takeName(cursor);
}

/** `Order` is written like a type, `ORDER` and `order` like a keyword. */
function isMixedCase(word: string): boolean {
  return word !== word.toLowerCase() && word !== word.toUpperCase();
}

/** Says that the word is reserved and offers to quote it. */
export function reportReserved(cursor: Cursor): void {
  const written = cursor.written;
  cursor.report({
    code: 'syntax-reserved-word',
    message: `"${written}" is a reserved word and cannot be a name`,
    hint: `write it in backticks: \`${written}\``,
    fixes: [
      {
        title: `Quote "${written}"`,
        edits: [{ span: { start: cursor.start, end: cursor.start + written.length }, text: `\`${written}\`` }],
      },
    ],
  });
}

/** Words after which a clause goes on: where a name is wanted they are rather what comes next than a wrong name. */
const CLAUSE_WORDS: ReadonlySet<string> = new Set(
  `select from where group having output order limit for insert into set when then on match_recognize and or not as by is in like between
   inner left right full join define pattern until partition create delete update`.split(/\s+/),
);

/** dotted-name : name ("." name)* ; ends before `.ns:view`, `.*` and a call when `beforeCall` is set */
export function parseDottedName(cursor: Cursor, role: NameRole, what: string, stop: 'view' | 'call' | 'none' = 'view'): DottedName {
  const first = parseDeclarable(cursor, role, what);
  const parts: Name[] = first.text === '' ? [] : [first];
  while (parts.length > 0 && cursor.word === '.' && goesOn(cursor, stop)) {
    cursor.advance();
    parts.push(takeName(cursor));
  }
  if (cursor.word === '.') cursor.mayBeName(role, 1);
  return dottedName(cursor, first, parts);
}

function goesOn(cursor: Cursor, stop: 'view' | 'call' | 'none'): boolean {
  const kind = cursor.kindAt(1);
  if (kind !== 'word' && kind !== 'quoted-name') return false;
  if (stop === 'view') return cursor.wordAt(2) !== ':';
  return stop === 'none' || cursor.wordAt(2) !== '(';
}

function dottedName(cursor: Cursor, first: Name, parts: readonly Name[]): DottedName {
  const text = parts.length === 1 ? first.text : parts.map((part) => part.text).join('.');
  return { kind: 'dotted-name', span: parts.length === 0 ? first.span : cursor.spanAfter(first), parts, text };
}

export function missingDottedName(cursor: Cursor): DottedName {
  return { kind: 'dotted-name', span: cursor.nowhere, parts: [], text: '' };
}

/** type : dotted-name ["<" type ("," type)* ">"] ("[" ["primitive"] "]")* */
export function parseType(cursor: Cursor, what = 'a type', generic = true): TypeReference {
  cursor.mayBe('null');
  const begin = cursor.index;
  const name = typeName(cursor, what);
  const parameters = generic && name.parts.length > 0 ? typeParameters(cursor) : [];
  let dimensions = 0;
  let primitive = false;
  while (cursor.word === '[' && (cursor.wordAt(1) === ']' || cursor.wordAt(1) === 'primitive')) {
    cursor.advance();
    primitive = cursor.eat('primitive') || primitive;
    cursor.expect(']');
    dimensions++;
  }
  const span = name.parts.length === 0 ? name.span : cursor.spanFrom(begin);
  return { kind: 'type-reference', span, name, dimensions, primitive, ...(parameters.length > 0 ? { parameters } : {}) };
}

function typeName(cursor: Cursor, what: string): DottedName {
  if (cursor.word === 'null') {
    const name = takeName(cursor);
    return dottedName(cursor, name, [name]);
  }
  return parseDottedName(cursor, 'type', what, 'none');
}

function typeParameters(cursor: Cursor): TypeReference[] {
  const parameters: TypeReference[] = [];
  if (cursor.word !== '<') return parameters;
  cursor.nested(() => {
    do {
      cursor.advance();
      parameters.push(parseType(cursor));
    } while (cursor.word === ',');
    cursor.expect('>');
  });
  return parameters;
}
