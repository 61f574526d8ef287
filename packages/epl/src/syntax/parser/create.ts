import type { Name, SelectBody, TypeReference } from '../ast.js';
import type {
  CreateIndex,
  CreateSchema,
  CreateTable,
  CreateVariable,
  CreateWindow,
  IndexColumn,
  StatementBody,
} from '../ast-statement.js';
import { present } from '../present.js';
import { parseColumns } from './column.js';
import { parseCreateContext } from './context.js';
import type { Cursor } from './cursor.js';
import { parseDeclaration } from './declaration.js';
import { parseBracketed, parseList } from './list.js';
import { atIdentifier, identifierAt, missingDottedName, parseDeclarable, parseDottedName, parseType, takeName } from './name.js';
import { parseOpaque } from './opaque.js';
import { parseRetain, parseViews } from './stream.js';

const REPRESENTATIONS = ['map', 'objectarray', 'json', 'avro', 'xml', 'variant'] as const;

/** create : "create" (window | table | schema | variable | index | context | expression | dataflow | inlined-class) */
export function parseCreate(cursor: Cursor): StatementBody {
  return cursor.within('create', readCreate);
}

function readCreate(cursor: Cursor): StatementBody {
  const begin = cursor.index;
  cursor.advance();
  cursor.mayBe('window', 'table', 'schema', 'variable', 'constant', 'index', 'unique', 'context', 'expression', ...REPRESENTATIONS);
  if (cursor.wordAt(1) === 'schema' && cursor.kind === 'word') return parseSchema(cursor, begin, takeName(cursor));
  switch (cursor.word) {
    case 'window':
      return parseWindow(cursor, begin);
    case 'table':
      return parseTable(cursor, begin);
    case 'schema':
      return parseSchema(cursor, begin, undefined);
    case 'variable':
    case 'constant':
      return parseVariable(cursor, begin);
    case 'index':
    case 'unique':
      return parseIndex(cursor, begin);
    case 'context':
      return parseCreateContext(cursor, begin);
    case 'expression':
      return parseCreateExpression(cursor, begin);
    case 'dataflow':
      return parseOpaque(cursor, begin, 'dataflow');
    case 'inlined_class':
      return parseOpaque(cursor, begin, 'inlined-class');
    default:
      cursor.fail('expected "window", "table", "schema", "variable", "index", "context" or "expression"');
      return { kind: 'missing-statement', span: cursor.spanFrom(begin) };
  }
}

/** "create" "expression" (declaration | script) */
function parseCreateExpression(cursor: Cursor, begin: number): StatementBody {
  const declaration = parseDeclaration(cursor);
  if (declaration === undefined) return parseOpaque(cursor, begin, 'script');
  return { kind: 'create-expression', span: cursor.spanFrom(begin), declaration };
}

/** "create" "window" name view* [retain] ["as"] (columns | select | name) ["insert" ["where" expression]] */
function parseWindow(cursor: Cursor, begin: number): CreateWindow {
  cursor.advance();
  const name = parseDottedName(cursor, 'new-name', 'the name of the window');
  const views = parseViews(cursor, true);
  const retain = parseRetain(cursor);
  const model = parseModel(cursor);
  const insert = cursor.eat('insert');
  const insertWhere = insert && cursor.eat('where') ? cursor.grammar.expression(cursor) : undefined;
  return {
    kind: 'create-window',
    span: cursor.spanFrom(begin),
    name,
    views,
    insert,
    ...present({ retain, ...model, insertWhere }),
  };
}

function parseModel(cursor: Cursor): Pick<CreateWindow, 'columns' | 'asType' | 'asSelect'> {
  cursor.eat('as');
  if (cursor.at('(')) return { columns: parseColumns(cursor) };
  if (cursor.at('select')) return { asSelect: parseModelSelect(cursor) };
  return { asType: parseDottedName(cursor, 'event-type', '"(" with columns, an event type or "select"', 'none') };
}

function parseModelSelect(cursor: Cursor): SelectBody {
  return cursor.grammar.select(cursor, 'model');
}

/** "create" "table" name ["as"] columns */
function parseTable(cursor: Cursor, begin: number): CreateTable {
  cursor.advance();
  const name = parseDottedName(cursor, 'new-name', 'the name of the table', 'none');
  cursor.eat('as');
  const columns = cursor.at('(') ? parseColumns(cursor) : [];
  if (columns.length === 0) cursor.fail('expected "(" with columns');
  for (const { type } of columns) if (type?.name.text === 'null') reportNullColumn(cursor, type);
  return { kind: 'create-table', span: cursor.spanFrom(begin), name, columns };
}

function reportNullColumn(cursor: Cursor, type: TypeReference): void {
  cursor.reportAt(type.span, { message: 'a column of a table cannot have the type "null"' });
}

interface SchemaOptions {
  inherits: CreateSchema['inherits'];
  copyFrom: CreateSchema['copyFrom'];
  startTimestamp?: Name;
  endTimestamp?: Name;
}

/** "create" [representation] "schema" name ["as"] [columns | "*" | name ("," name)*] option* */
function parseSchema(cursor: Cursor, begin: number, representation: Name | undefined): CreateSchema {
  cursor.advance();
  const name = parseDottedName(cursor, 'new-name', 'the name of the schema', 'none');
  const as = cursor.eat('as');
  const columns = cursor.at('(') ? parseColumns(cursor) : [];
  const listed = cursor.wordAt(-1) === ')';
  const asTypes = as && columns.length === 0 && !atOption(cursor) && !listed ? parseTypeNames(cursor) : [];
  const options = parseSchemaOptions(cursor);
  if (!listed && asTypes.length + options.inherits.length + options.copyFrom.length === 0) {
    cursor.fail('expected "(" with columns');
  }
  const span = cursor.spanFrom(begin);
  return { kind: 'create-schema', span, name, columns, asTypes, ...options, ...present({ representation }) };
}

function atOption(cursor: Cursor): boolean {
  return cursor.at('inherits') || cursor.at('copyfrom') || cursor.at('starttimestamp') || cursor.at('endtimestamp');
}

function parseTypeNames(cursor: Cursor): CreateSchema['asTypes'] {
  return parseList(cursor, parseTypeName);
}

function parseTypeName(cursor: Cursor): CreateSchema['asTypes'][number] {
  if (!cursor.at('*')) return parseDottedName(cursor, 'type', '"(" with columns, or a type', 'none');
  const star = takeName(cursor);
  return { kind: 'dotted-name', span: star.span, parts: [star], text: '*' };
}

/** option : "inherits" names | "copyfrom" names | "starttimestamp" name | "endtimestamp" name */
function parseSchemaOptions(cursor: Cursor): SchemaOptions {
  const options: SchemaOptions = { inherits: [], copyFrom: [] };
  while (atOption(cursor)) {
    const word = cursor.word;
    cursor.advance();
    if (word === 'inherits') options.inherits = [...options.inherits, ...parseSchemaNames(cursor)];
    else if (word === 'copyfrom') options.copyFrom = [...options.copyFrom, ...parseSchemaNames(cursor)];
    else if (word === 'starttimestamp') options.startTimestamp = parseDeclarable(cursor, 'property', 'a property');
    else options.endTimestamp = parseDeclarable(cursor, 'property', 'a property');
  }
  return options;
}

function parseSchemaNames(cursor: Cursor): CreateSchema['inherits'] {
  return parseList(cursor, (inner) => parseDottedName(inner, 'event-type', 'the name of a schema', 'none'));
}

/** "create" ["constant"] "variable" type name ["=" expression] */
function parseVariable(cursor: Cursor, begin: number): CreateVariable {
  const constant = cursor.eat('constant');
  cursor.expect('variable');
  const type = parseType(cursor, 'the type of the variable');
  const name =
    type.name.parts.length > 0
      ? parseDottedName(cursor, 'new-name', 'the name of the variable', 'none')
      : missingDottedName(cursor);
  const value = cursor.eat('=') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'create-variable', span: cursor.spanFrom(begin), constant, type, name, ...present({ value }) };
}

/** "create" ["unique"] "index" name "on" name "(" index-column ("," index-column)* ")" */
function parseIndex(cursor: Cursor, begin: number): CreateIndex {
  const unique = cursor.eat('unique');
  cursor.expect('index');
  const name = parseDeclarable(cursor, 'new-name', 'the name of the index');
  cursor.expect('on');
  const target = parseDottedName(cursor, 'window', 'a named window or a table', 'call');
  const columns = cursor.at('(') ? parseBracketed(cursor, ')', parseIndexColumn) : [];
  if (columns.length === 0) cursor.fail('expected "(" with columns');
  return { kind: 'create-index', span: cursor.spanFrom(begin), unique, name, target, columns };
}

/** index-column : expression ["hash" | "btree"] ; other kinds of index (spatial) are refused */
function parseIndexColumn(cursor: Cursor): IndexColumn {
  const expression = cursor.grammar.expression(cursor);
  const btree = cursor.eat('btree');
  if (!btree && !cursor.eat('hash') && atIdentifier(cursor, 'index')) parseForeignIndex(cursor);
  return { kind: 'index-column', span: cursor.spanAfter(expression), expression, form: btree ? 'btree' : 'hash' };
}

function parseForeignIndex(cursor: Cursor): void {
  cursor.report({
    code: 'syntax-unsupported',
    message: `there is no index "${cursor.written}"`,
    hint: 'an index is "hash" or "btree"',
  });
  if (identifierAt(cursor, 0)) cursor.advance();
  if (cursor.word === '(') parseBracketed(cursor, ')', cursor.grammar.expression);
}
