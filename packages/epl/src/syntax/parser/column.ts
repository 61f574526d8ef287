import type { Annotation } from '../ast.js';
import type { ColumnDefinition } from '../ast-statement.js';
import { present } from '../present.js';
import { parseAnnotations } from './annotation.js';
import { parsePath } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseBracketed } from './list.js';
import { parseDeclarable, parseType } from './name.js';

/** columns : "(" [column ("," column)*] ")"; the present token is the bracket */
export function parseColumns(cursor: Cursor): ColumnDefinition[] {
  return cursor.within('columns', (inner) => parseBracketed(inner, ')', parseColumn));
}

/** column : name (type | aggregate) ["primary" "key"] annotation* */
function parseColumn(cursor: Cursor): ColumnDefinition {
  const name = parseDeclarable(cursor, 'column', 'the name of a column');
  const before = parseAnnotations(cursor);
  const content = name.text === '' ? {} : parseContent(cursor);
  const primaryKey = cursor.eat('primary');
  if (primaryKey) cursor.expect('key');
  const annotations: Annotation[] = [...before, ...parseAnnotations(cursor)];
  return { kind: 'column', span: cursor.spanAfter(name), name, primaryKey, annotations, ...present(content) };
}

/** A word with a bracket is an aggregate, any other a type; a stream selector or `all` may stand in the aggregate. */
function parseContent(cursor: Cursor): Pick<ColumnDefinition, 'type' | 'aggregate'> {
  if (cursor.kind !== 'word' || !isCall(cursor)) return { type: parseType(cursor) };
  const aggregate = parsePath(cursor);
  return aggregate.kind === 'chain' ? { aggregate } : {};
}

function isCall(cursor: Cursor): boolean {
  let distance = 1;
  while (cursor.wordAt(distance) === '.') distance += 2;
  return cursor.wordAt(distance) === '(';
}
