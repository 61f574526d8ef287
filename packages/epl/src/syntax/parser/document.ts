import type { DottedName, Name } from '../ast.js';
import type { EplDocument, ImportDeclaration, ModuleDeclaration, Statement, UsesDeclaration } from '../ast-statement.js';
import { present } from '../present.js';
import type { Token } from '../token.js';
import type { Cursor } from './cursor.js';
import { atDeclarable, takeName } from './name.js';
import { parseStatement } from './statement.js';

interface Declarations {
  module?: ModuleDeclaration;
  uses: UsesDeclaration[];
  imports: ImportDeclaration[];
}

/** document : ["module" name ";"] (("uses" | "import") name ";")* [statement (";" statement)*] */
export function parseDocument(cursor: Cursor, tokens: readonly Token[]): EplDocument {
  const declarations: Declarations = { uses: [], imports: [] };
  const statements: Statement[] = [];
  while (!cursor.atEnd) {
    cursor.clause = 'document';
    if (cursor.eat(';')) continue;
    cursor.mayBe('uses', 'import');
    if (statements.length === 0) cursor.mayBe('module');
    if (!parseModuleLine(cursor, declarations, statements.length > 0)) statements.push(parseStatement(cursor));
  }
  cursor.clause = 'document';
  if (cursor.atCaret) parseStatement(cursor);
  const { module, uses, imports } = declarations;
  const span = { start: 0, end: cursor.text.length };
  return { kind: 'document', span, text: cursor.text, tokens, uses, imports, statements, ...present({ module }) };
}

/** ("module" | "uses" | "import") dotted-name ";" ; false if the line is none */
function parseModuleLine(cursor: Cursor, declarations: Declarations, late: boolean): boolean {
  const word = cursor.word;
  if (word !== 'module' && word !== 'uses' && word !== 'import') return false;
  if (late) cursor.report({ code: 'syntax-module-order', message: `"${word}" must stand before the statements` });
  const begin = cursor.index;
  cursor.advance();
  const name = parseModuleName(cursor, word === 'import');
  const span = cursor.spanFrom(begin);
  if (word === 'uses') declarations.uses.push({ kind: 'uses', span, name });
  else if (word === 'import') declarations.imports.push({ kind: 'import', span, name });
  else if (declarations.module === undefined) addModule(cursor, declarations, { kind: 'module', span, name }, late);
  else cursor.reportAt(span, { code: 'syntax-module-order', message: 'a text has one "module" only' });
  endLine(cursor);
  return true;
}

function addModule(cursor: Cursor, declarations: Declarations, module: ModuleDeclaration, late: boolean): void {
  const preceded = declarations.uses.length > 0 || declarations.imports.length > 0;
  if (preceded && !late) cursor.reportAt(module.span, { code: 'syntax-module-order', message: '"module" must come first' });
  declarations.module = module;
}

/** dotted-name ["." "*"] */
function parseModuleName(cursor: Cursor, star: boolean): DottedName {
  const parts: Name[] = [];
  if (atDeclarable(cursor, star ? 'import' : 'module') || isWord(cursor)) parts.push(takeName(cursor));
  else cursor.fail(star ? 'expected the name of a class or package' : 'expected the name of a module');
  while (parts.length > 0 && cursor.eat('.')) {
    if (isWord(cursor) || (star && cursor.word === '*')) parts.push(takeName(cursor));
    else {
      cursor.fail('expected a name after "."');
      break;
    }
  }
  const first = parts[0];
  const span = first === undefined ? cursor.nowhere : cursor.spanAfter(first);
  return { kind: 'dotted-name', span, parts, text: parts.map((part) => part.text).join('.') };
}

/** Parts of a module's name may be any word. */
function isWord(cursor: Cursor): boolean {
  return cursor.kind === 'word' || cursor.kind === 'quoted-name';
}

function endLine(cursor: Cursor): void {
  if (cursor.eat(';') || cursor.atEnd) return;
  cursor.fail('expected ";"');
  while (!cursor.atEnd && cursor.word !== ';' && !cursor.beginsLine) cursor.advance();
}
