import type { ExpressionDeclaration } from '../ast-statement.js';
import { atLambda, parseLambda } from './chain.js';
import type { Cursor } from './cursor.js';
import { closeBracket } from './list.js';
import { missingName, parseDeclarable } from './name.js';

/**
 * declaration : "expression" [type] name ["alias" "for"] "{" (lambda | expression) "}"
 * The present word is "expression"; undefined, with nothing read, when it is a script (`js:name(…) […]`).
 */
export function parseDeclaration(cursor: Cursor): ExpressionDeclaration | undefined {
  return isScript(cursor) ? undefined : cursor.within('declaration', readDeclaration);
}

function isScript(cursor: Cursor): boolean {
  for (let distance = 1; distance < 8; distance++) {
    const word = cursor.wordAt(distance);
    if (word === ':') return true;
    if (word === '{' || word === ';' || cursor.kindAt(distance) === 'end' || word === '@') return false;
  }
  return false;
}

function readDeclaration(cursor: Cursor): ExpressionDeclaration {
  const begin = cursor.index;
  cursor.advance();
  const name = cursor.at('{') ? nameless(cursor) : parseDeclarable(cursor, 'new-name', 'the name of the expression');
  const alias = cursor.eat('alias');
  if (alias) cursor.expect('for');
  if (!cursor.at('{')) {
    cursor.fail('expected "{"');
    return {
      kind: 'expression-declaration',
      span: cursor.spanFrom(begin),
      name,
      alias,
      body: { kind: 'missing', span: cursor.nowhere },
    };
  }
  cursor.advance();
  const body = atLambda(cursor) ? parseLambda(cursor) : cursor.grammar.expression(cursor);
  closeBracket(cursor, '}');
  return { kind: 'expression-declaration', span: cursor.spanFrom(begin), name, alias, body };
}

function nameless(cursor: Cursor): ExpressionDeclaration['name'] {
  cursor.fail('expected the name of the expression');
  return missingName(cursor);
}
