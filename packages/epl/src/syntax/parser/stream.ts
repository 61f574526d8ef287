import type { FromClause, Join, JoinKind, MethodSource, Name, SqlSource, Stream, StreamSource, View } from '../ast.js';
import { present } from '../present.js';
import { parseStreamAlias } from './alias.js';
import { parseAnnotation } from './annotation.js';
import { parseArgumentValue } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseEventFilter } from './event-filter.js';
import { closeBracket, parseBracketed } from './list.js';
import { expectString } from './literal.js';
import { declarableAt, identifierAt, parseDeclarable, parseDottedName, parseIdentifier } from './name.js';
import { parsePatternSource } from './pattern.js';

/** from : "from" stream ("," stream | join)* */
export function parseFrom(cursor: Cursor): FromClause {
  const begin = cursor.index;
  cursor.advance();
  const first = parseStream(cursor);
  const joins: Join[] = [];
  for (let join = parseJoin(cursor); join !== undefined; join = parseJoin(cursor)) joins.push(join);
  return { kind: 'from', span: cursor.spanFrom(begin), first, joins };
}

/** join : "," stream | [("left" | "right" | "full") "outer" | "inner"] "join" stream ["on" expression] */
function parseJoin(cursor: Cursor): Join | undefined {
  const begin = cursor.index;
  const join = parseJoinKind(cursor);
  if (join === undefined) return undefined;
  const stream = parseStream(cursor);
  const on = join !== 'comma' && cursor.eat('on') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'join', span: cursor.spanFrom(begin), join, stream, ...present({ on }) };
}

function parseJoinKind(cursor: Cursor): JoinKind | undefined {
  if (cursor.eat(',')) return 'comma';
  if (cursor.eat('join')) return 'inner';
  if (cursor.eat('inner')) {
    cursor.expect('join');
    return 'inner';
  }
  const side = cursor.at('left') ? 'left' : cursor.at('right') ? 'right' : cursor.at('full') ? 'full' : undefined;
  if (side === undefined) return undefined;
  cursor.advance();
  cursor.expect('outer');
  cursor.expect('join');
  return side;
}

/** stream : source view* [["as"] name] ["unidirectional"] ["retain-union" | "retain-intersection"] */
function parseStream(cursor: Cursor): Stream {
  const source = parseSource(cursor);
  const views = parseViews(cursor);
  const alias = parseStreamAlias(cursor);
  const unidirectional = cursor.eat('unidirectional');
  const retain = parseRetain(cursor);
  return { kind: 'stream', span: cursor.spanAfter(source), source, views, unidirectional, ...present({ alias, retain }) };
}

/** "retain-union" | "retain-intersection" */
export function parseRetain(cursor: Cursor): 'union' | 'intersection' | undefined {
  if (cursor.eatHyphenated('retain', 'union')) return 'union';
  return cursor.eatHyphenated('retain', 'intersection') ? 'intersection' : undefined;
}

function parseSource(cursor: Cursor): StreamSource {
  if (cursor.at('pattern')) return parsePatternSource(cursor);
  if (cursor.atPair('sql', ':')) return parseSql(cursor);
  if (cursor.atPair('method', ':')) return parseMethod(cursor);
  return cursor.within('from', (inner) => parseEventFilter(inner));
}

/** sql : "sql" ":" name "[" string ["metadatasql" string] "]" */
function parseSql(cursor: Cursor): SqlSource {
  const begin = cursor.index;
  cursor.advance();
  cursor.advance();
  const database = parseDeclarable(cursor, 'database', 'the name of a database');
  cursor.expect('[');
  const query = expectString(cursor, 'the query as a string');
  const metadata = cursor.eat('metadatasql') ? expectString(cursor, 'the metadata query as a string') : undefined;
  closeBracket(cursor, ']');
  return { kind: 'sql-source', span: cursor.spanFrom(begin), database, query, ...present({ metadata }) };
}

/** method : "method" ":" dotted-name ["(" [expression ("," expression)*] ")"] [annotation] */
function parseMethod(cursor: Cursor): MethodSource {
  const begin = cursor.index;
  cursor.advance();
  cursor.advance();
  const method = parseDottedName(cursor, 'method', 'a class and its method', 'none');
  const parameters = cursor.at('(') ? parseBracketed(cursor, ')', cursor.grammar.expression) : [];
  const annotation = cursor.at('@') ? parseAnnotation(cursor) : undefined;
  return { kind: 'method-source', span: cursor.spanFrom(begin), method, arguments: parameters, ...present({ annotation }) };
}

/** view* ; with `beforeColumns` a bracket that holds columns (`#keepall (a string)`) is left for the caller */
export function parseViews(cursor: Cursor, beforeColumns = false): View[] {
  const views: View[] = [];
  while (cursor.at('.') || cursor.at('#')) views.push(cursor.within('view', (inner) => parseView(inner, beforeColumns)));
  return views;
}

/** view : "." name ":" name [arguments] | "#" [name ":"] name [arguments] */
function parseView(cursor: Cursor, beforeColumns: boolean): View {
  const begin = cursor.index;
  const dialect = cursor.word === '.' ? 'dot' : 'hash';
  cursor.advance();
  const { namespace, name } = parseViewName(cursor, dialect);
  const parameters = cursor.at('(') && !(beforeColumns && atColumns(cursor)) ? parseBracketed(cursor, ')', parseArgumentValue) : [];
  return { kind: 'view', span: cursor.spanFrom(begin), dialect, name, arguments: parameters, ...present({ namespace }) };
}

function parseViewName(cursor: Cursor, dialect: View['dialect']): { namespace?: Name; name: Name } {
  const spaced = dialect === 'dot' || cursor.wordAt(1) === ':';
  if (dialect === 'hash') cursor.mayBeName('view');
  if (!spaced) return { name: parseIdentifier(cursor, 'view', 'a data window') };
  const namespace = parseIdentifier(cursor, 'view-namespace', 'a data window such as win:time');
  if (namespace.text === '') return { name: namespace };
  if (!cursor.at(':')) {
    cursor.fail('expected ":"', { hint: `write #${namespace.text}(…) or .win:${namespace.text}(…)` });
    return { name: namespace };
  }
  cursor.advance();
  return { namespace, name: parseIdentifier(cursor, 'view', 'a data window') };
}

/** True if the bracket here holds columns and not arguments: a name is followed by a type. */
function atColumns(cursor: Cursor): boolean {
  return identifierAt(cursor, 1) && declarableAt(cursor, 2);
}
