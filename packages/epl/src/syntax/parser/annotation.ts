import type { Annotation, Argument, ArrayLiteral, Expression, Name, NameLink, Unary } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseBracketed, parseList } from './list.js';
import { parseNumber, parseString, parseWordLiteral } from './literal.js';
import { atIdentifier, identifierAt, missingName, takeName } from './name.js';

/** annotation : "@" dotted-name ["(" (value | element ("," element)*) ")"] */
export function parseAnnotation(cursor: Cursor): Annotation {
  return cursor.within('annotation', readAnnotation);
}

function readAnnotation(cursor: Cursor): Annotation {
  const begin = cursor.index;
  cursor.advance();
  const name = parseAnnotationName(cursor);
  const parameters = cursor.word === '(' ? parseElements(cursor) : [];
  return { kind: 'annotation', span: cursor.spanFrom(begin), name, arguments: parameters };
}

function parseAnnotationName(cursor: Cursor): Annotation['name'] {
  const parts: Name[] = [];
  if (atIdentifier(cursor, 'annotation') || cursor.kind === 'word') parts.push(takeName(cursor));
  else cursor.fail('expected the name of an annotation after "@"');
  while (parts.length > 0 && cursor.word === '.' && identifierAt(cursor, 1)) {
    cursor.advance();
    parts.push(takeName(cursor));
  }
  const first = parts[0] ?? missingName(cursor);
  return { kind: 'dotted-name', span: cursor.spanAfter(first), parts, text: parts.map((part) => part.text).join('.') };
}

function parseElements(cursor: Cursor): Argument[] {
  cursor.advance();
  if (cursor.eat(')')) return [];
  const elements = parseList(cursor, parseElement);
  closeBracket(cursor, ')');
  return elements;
}

/** element : [name "="] value */
function parseElement(cursor: Cursor): Argument {
  const begin = cursor.index;
  cursor.mayBeName('annotation-element');
  const named = (cursor.kind === 'word' || cursor.kind === 'quoted-name') && cursor.wordAt(1) === '=';
  const name = named ? takeName(cursor) : undefined;
  if (named) cursor.advance();
  const value = parseValue(cursor);
  return name === undefined
    ? { kind: 'argument', span: cursor.spanAfter(value), value }
    : { kind: 'argument', span: cursor.spanFrom(begin), name, value };
}

/** value : string | ["-" | "+"] number | "true" | "false" | "null" | "{" [value ("," value)*] "}" | annotation | dotted-name */
function parseValue(cursor: Cursor): Expression {
  cursor.mayBeLiteral('string');
  cursor.mayBeLiteral('number');
  cursor.mayBeName('annotation-value');
  if (cursor.kind === 'string') return parseString(cursor);
  if (cursor.kind === 'number') return parseNumber(cursor);
  if (cursor.word === '-' || cursor.word === '+') return parseSigned(cursor, cursor.word);
  if (cursor.at('{') || cursor.at('@')) {
    return cursor.nested(parseNestedValue) ?? { kind: 'missing', span: cursor.nowhere };
  }
  const literal = parseWordLiteral(cursor);
  if (literal !== undefined) return literal;
  if (atIdentifier(cursor, 'annotation-value')) return parseConstantName(cursor);
  cursor.fail('expected a value');
  return { kind: 'missing', span: cursor.nowhere };
}

function parseNestedValue(cursor: Cursor): Expression {
  return cursor.word === '@' ? parseAnnotation(cursor) : parseArray(cursor);
}

function parseSigned(cursor: Cursor, operator: '-' | '+'): Unary {
  const begin = cursor.index;
  cursor.advance();
  const operand: Expression = cursor.kind === 'number' ? parseNumber(cursor) : missingNumber(cursor);
  return { kind: 'unary', span: cursor.spanFrom(begin), operator, operand };
}

function missingNumber(cursor: Cursor): Expression {
  cursor.fail('expected a number');
  return { kind: 'missing', span: cursor.nowhere };
}

function parseArray(cursor: Cursor): ArrayLiteral {
  const begin = cursor.index;
  const items = parseBracketed(cursor, '}', parseValue);
  return { kind: 'array', span: cursor.spanFrom(begin), items };
}

/** constant : name ("." name)* as a chain of names */
function parseConstantName(cursor: Cursor): Expression {
  const begin = cursor.index;
  const links: NameLink[] = [];
  do {
    const name = takeName(cursor);
    links.push({ kind: 'name-link', span: name.span, name, optional: false });
  } while (cursor.word === '.' && identifierAt(cursor, 1) && cursor.eat('.'));
  return { kind: 'chain', span: cursor.spanFrom(begin), links };
}

/** annotation* */
export function parseAnnotations(cursor: Cursor): Annotation[] {
  const annotations: Annotation[] = [];
  while (cursor.at('@')) annotations.push(parseAnnotation(cursor));
  return annotations;
}
