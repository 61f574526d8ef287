import type { Argument, CallLink, Chain, Expression, IndexLink, Lambda, Link, Name, NameLink, Wildcard } from '../ast.js';
import type { Cursor } from './cursor.js';
import { closeBracket, parseBracketed, parseList } from './list.js';
import { atIdentifier, identifierAt, missingName, parseIdentifier, takeName } from './name.js';

/**
 * path : link (("." link) | index)* ["?"]   where link : name | call
 * The present token is a name or a word that may be called; `a.*` is a wildcard.
 */
export function parsePath(cursor: Cursor): Expression {
  const head = takeName(cursor);
  if (cursor.word === '.' && cursor.wordAt(1) === '*') return streamWildcard(cursor, head);
  const first = parseLinkAfter(cursor, head);
  if (cursor.word !== '.' && cursor.word !== '[') return chain(cursor, [first]);
  return chain(cursor, parseLinks(cursor, [first]));
}

function chain(cursor: Cursor, links: readonly [Link, ...Link[]]): Chain {
  return { kind: 'chain', span: cursor.spanAfter(links[0]), links };
}

function streamWildcard(cursor: Cursor, stream: Name): Wildcard {
  cursor.advance();
  cursor.advance();
  return { kind: 'wildcard', span: cursor.spanAfter(stream), stream };
}

/** tail : (("." link) | index)* behind a value that is no path: `(a || b).length()` */
export function parseTail(cursor: Cursor, head: Expression): Expression {
  if (cursor.word !== '.' && cursor.word !== '[') return head;
  return chain(cursor, parseLinks(cursor, [{ kind: 'expression-link', span: head.span, expression: head }]));
}

function parseLinks(cursor: Cursor, links: [Link, ...Link[]]): [Link, ...Link[]] {
  for (;;) {
    if (cursor.word === '[') links.push(parseIndex(cursor));
    else if (cursor.eat('.')) links.push(parseMember(cursor));
    else return links;
  }
}

/** member : name | call ; any word may be a method */
function parseMember(cursor: Cursor): Link {
  if (cursor.atCaret) cursor.mayBe('*');
  const called = cursor.kind === 'word' && cursor.wordAt(1) === '(';
  const name = atIdentifier(cursor, 'member') || called ? takeName(cursor) : memberMissing(cursor);
  return parseLinkAfter(cursor, name);
}

function memberMissing(cursor: Cursor): Name {
  if (cursor.kind === 'word' && cursor.adjoins(0)) return parseIdentifier(cursor, 'member', 'a property or a method');
  cursor.fail('expected a property or a method after "."');
  return missingName(cursor);
}

function parseLinkAfter(cursor: Cursor, name: Name): NameLink | CallLink {
  if (cursor.word === '(' && name.text !== '') return parseCall(cursor, name);
  const optional = cursor.word === '?' && cursor.wordAt(1) !== ':' ? cursor.eat('?') : false;
  return { kind: 'name-link', span: cursor.spanAfter(name), name, optional };
}

/** call : name "(" ["distinct" | "all"] [argument ("," argument)*] ")" ["?"] */
function parseCall(cursor: Cursor, name: Name): CallLink {
  cursor.advance();
  const distinct = cursor.eat('distinct');
  if (!distinct && cursor.word === 'all') cursor.advance();
  const parameters = parseArguments(cursor);
  const optional = cursor.eat('?');
  return { kind: 'call-link', span: cursor.spanAfter(name), name, distinct, arguments: parameters, optional };
}

/** arguments : [argument ("," argument)*] ")" */
function parseArguments(cursor: Cursor): Argument[] {
  if (cursor.eat(')')) return [];
  const items = parseList(cursor, parseArgument);
  closeBracket(cursor, ')');
  return items;
}

/** argument : [name ":"] argument-value */
export function parseArgument(cursor: Cursor): Argument {
  const begin = cursor.index;
  if (cursor.atCaret) cursor.mayBeName('argument');
  const named = cursor.kind === 'word' && cursor.wordAt(1) === ':';
  if (!named) {
    const value = parseArgumentValue(cursor);
    return { kind: 'argument', span: cursor.spanAfter(value), value };
  }
  const name = takeName(cursor);
  cursor.advance();
  const value = parseArgumentValue(cursor);
  return { kind: 'argument', span: cursor.spanFrom(begin), name, value };
}

/** argument-value : "*" | expression ["asc" | "desc"] */
export function parseArgumentValue(cursor: Cursor): Expression {
  const value = parseWildcardOr(cursor);
  if (!cursor.at('asc') && !cursor.at('desc')) return value;
  const descending = cursor.word === 'desc';
  cursor.advance();
  return { kind: 'order-item', span: cursor.spanAfter(value), expression: value, descending };
}

/** "*" | expression */
export function parseWildcardOr(cursor: Cursor): Expression {
  if (!cursor.at('*')) return cursor.grammar.expression(cursor);
  const begin = cursor.index;
  cursor.advance();
  return { kind: 'wildcard', span: cursor.spanFrom(begin) };
}

/** index : "[" expression ("," expression)* "]" ["?"] */
function parseIndex(cursor: Cursor): IndexLink {
  const begin = cursor.index;
  const indexes = parseBracketed(cursor, ']', cursor.grammar.expression);
  const optional = cursor.eat('?');
  return { kind: 'index-link', span: cursor.spanFrom(begin), indexes, optional };
}

// ------------------------------------------------------------------------------------------------------------------------ lambda

/** True if a lambda begins here: `x =>`, `x ->`, `(x, y) =>`. */
export function atLambda(cursor: Cursor): boolean {
  if (identifierAt(cursor, 0)) return isArrow(cursor.wordAt(1));
  if (cursor.word !== '(') return false;
  let distance = 1;
  while (identifierAt(cursor, distance) && cursor.wordAt(distance + 1) === ',') distance += 2;
  return identifierAt(cursor, distance) && cursor.wordAt(distance + 1) === ')' && isArrow(cursor.wordAt(distance + 2));
}

function isArrow(word: string): boolean {
  return word === '=>' || word === '->';
}

/** lambda : (name | "(" [name ("," name)*] ")") ("=>" | "->") expression */
export function parseLambda(cursor: Cursor): Lambda {
  const begin = cursor.index;
  const parameters =
    cursor.word === '('
      ? parseBracketed(cursor, ')', (inner) => parseIdentifier(inner, 'new-name', 'a parameter'))
      : [parseIdentifier(cursor, 'new-name', 'a parameter')];
  cursor.advance();
  const body = cursor.grammar.expression(cursor);
  return { kind: 'lambda', span: cursor.spanFrom(begin), parameters, body };
}
