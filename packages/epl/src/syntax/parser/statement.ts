import { suggest } from '@rulewright/core';
import type { Annotation, DottedName } from '../ast.js';
import type { ExpressionDeclaration, Statement, StatementBody } from '../ast-statement.js';
import { STATEMENT_STARTS } from '../keyword.js';
import { present } from '../present.js';
import { parseAnnotation } from './annotation.js';
import { beginsStatement, endsStatement } from './clause.js';
import { parseCreate } from './create.js';
import type { Cursor } from './cursor.js';
import { parseDeclaration } from './declaration.js';
import { parseDottedName } from './name.js';
import { parseOn } from './on.js';
import { parseDeleteRows, parseInsertStatement, parseUpdateStatement } from './on-demand.js';
import { parseOpaque } from './opaque.js';

/** statement : (annotation | declaration | "context" name)* body */
export function parseStatement(cursor: Cursor): Statement {
  const begin = cursor.index;
  cursor.clause = 'statement';
  const annotations: Annotation[] = [];
  const expressions: ExpressionDeclaration[] = [];
  let context: DottedName | undefined;
  let body: StatementBody | undefined;
  while (body === undefined) {
    cursor.mayBe('@', 'expression', 'context');
    if (cursor.word === '@') annotations.push(parseAnnotation(cursor));
    else if (cursor.word === 'expression') body = parsePrefixDeclaration(cursor, begin, expressions);
    else if (cursor.word === 'inlined_class') body = parseOpaque(cursor, begin, 'inlined-class');
    else if (cursor.word === 'context') context = parseContextName(cursor);
    else body = parseBody(cursor);
  }
  finish(cursor);
  const name = statementName(annotations);
  return { kind: 'statement', span: cursor.spanFrom(begin), annotations, expressions, body, ...present({ context, name }) };
}

/** A declaration goes on with the statement; a script ends it. */
function parsePrefixDeclaration(cursor: Cursor, begin: number, expressions: ExpressionDeclaration[]): StatementBody | undefined {
  const declaration = parseDeclaration(cursor);
  if (declaration === undefined) return parseOpaque(cursor, begin, 'script');
  expressions.push(declaration);
  return undefined;
}

function parseContextName(cursor: Cursor): DottedName {
  cursor.advance();
  return parseDottedName(cursor, 'context', 'the name of a context', 'none');
}

function parseBody(cursor: Cursor): StatementBody {
  cursor.mayBe('select', 'insert', 'on', 'create', 'update', 'delete', 'into');
  switch (cursor.word) {
    case 'select':
    case 'into':
      return cursor.grammar.select(cursor, 'statement');
    case 'insert':
      return parseInsertStatement(cursor);
    case 'on':
      return parseOn(cursor);
    case 'create':
      return parseCreate(cursor);
    case 'update':
      return parseUpdateStatement(cursor);
    case 'delete':
      return parseDeleteRows(cursor);
    default:
      return parseMisspelt(cursor);
  }
}

/** No statement begins so. When the word is nearly one that does, the statement is read as what was meant; else it is left out. */
function parseMisspelt(cursor: Cursor): StatementBody {
  const meant = cursor.kind === 'word' && !cursor.full ? suggest(cursor.word, STATEMENT_STARTS) : undefined;
  if (meant !== undefined && meant !== 'module' && meant !== 'uses' && meant !== 'import') {
    const span = { start: cursor.start, end: cursor.start + cursor.written.length };
    const fixes = [{ title: `Write "${meant}"`, edits: [{ span, text: meant }] }];
    cursor.fail('expected a statement', { code: 'syntax-statement', hint: `did you mean "${meant}"?`, fixes });
    cursor.readAs(meant);
    return parseBody(cursor);
  }
  const begin = cursor.index;
  cursor.fail('expected a statement', { code: 'syntax-statement', hint: 'a statement begins with select, insert, on, create …' });
  if (!cursor.atEnd && cursor.word !== ';') cursor.advance();
  while (!endsStatement(cursor)) cursor.advance();
  return { kind: 'missing-statement', span: cursor.spanFrom(begin) };
}

/** Nothing may follow but `;`. A line that begins a statement lacks the `;` before it; anything else is reported and left out. */
function finish(cursor: Cursor): void {
  if (cursor.atEnd || cursor.at(';')) return;
  if (beginsStatement(cursor)) {
    const at = cursor.nowhere;
    cursor.report({
      code: 'syntax-missing-semicolon',
      message: `expected ";" before ${cursor.found}`,
      fixes: [{ title: 'Insert ";"', edits: [{ span: at, text: ';' }] }],
    });
    return;
  }
  cursor.fail('expected the end of the statement');
  while (!endsStatement(cursor)) cursor.advance();
}

/** The value of `@name`, in any case of the word. */
function statementName(annotations: readonly Annotation[]): string | undefined {
  const annotation = annotations.find(({ name }) => name.text.toLowerCase() === 'name');
  const argument = annotation?.arguments.find(({ name }) => name === undefined || name.text === 'value');
  const value = argument?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
