import type { ArrayLiteral, Case, CaseBranch, Expression, MissingExpression, NewField, NewRecord, Parenthesized } from '../ast.js';
import { RESERVED_IN_EXPRESSIONS } from '../keyword.js';
import { atLambda, parseLambda, parsePath, parseTail } from './chain.js';
import type { Cursor } from './cursor.js';
import { parseCast, parseExists, parseInstanceOf } from './function-form.js';
import { parseBracketed, parseList } from './list.js';
import { parseNumber, parseString, parseWordLiteral } from './literal.js';
import { missingName, parseDottedName, reportReserved, takeName } from './name.js';
import { parseSubquery } from './subquery.js';
import { parseSubstitution } from './substitution.js';
import { atUnit, parsePeriod } from './time-period.js';

/** primary : literal | path | "(" … ")" | "{" … "}" | case | cast | instanceof | exists | new | lambda | substitution | period */
export function parsePrimary(cursor: Cursor): Expression {
  cursor.mayBeLiteral('number');
  cursor.mayBeLiteral('string');
  if (cursor.kind === 'number') return periodOr(cursor, parseNumber(cursor));
  if (cursor.kind === 'string') return parseTail(cursor, parseString(cursor));
  if (cursor.kind === 'operator') return parseOperatorStart(cursor);
  if (atLambda(cursor)) return parseLambda(cursor);
  return parseWordLiteral(cursor) ?? parseKeywordForm(cursor) ?? parsePathOrPeriod(cursor);
}

function periodOr(cursor: Cursor, value: Expression): Expression {
  return atUnit(cursor) ? parsePeriod(cursor, value) : value;
}

function parseOperatorStart(cursor: Cursor): Expression {
  if (cursor.word === '(') return parseRound(cursor);
  if (cursor.word === '{') return parseTail(cursor, parseArray(cursor));
  if (cursor.word === '?') return parseTail(cursor, periodOr(cursor, parseSubstitution(cursor)));
  return parseMissing(cursor);
}

/** round : subquery | lambda | "(" [expression ("," expression)*] ")" */
function parseRound(cursor: Cursor): Expression {
  if (cursor.wordAt(1) === 'select') return parseTail(cursor, parseSubquery(cursor));
  if (atLambda(cursor)) return parseLambda(cursor);
  const begin = cursor.index;
  const items = parseBracketed(cursor, ')', cursor.grammar.expression);
  const round: Parenthesized = { kind: 'parenthesized', span: cursor.spanFrom(begin), items };
  return periodOr(cursor, parseTail(cursor, round));
}

/** array : "{" [expression ("," expression)*] "}" */
function parseArray(cursor: Cursor): ArrayLiteral {
  const begin = cursor.index;
  const items = parseBracketed(cursor, '}', cursor.grammar.expression);
  return { kind: 'array', span: cursor.spanFrom(begin), items };
}

/** Forms that begin with a word of their own; undefined when the present word is none of them. */
function parseKeywordForm(cursor: Cursor): Expression | undefined {
  cursor.mayBe('case', 'new', 'cast', 'instanceof', 'exists');
  const called = cursor.wordAt(1) === '(';
  switch (cursor.word) {
    case 'case':
      return parseTail(cursor, parseCase(cursor));
    case 'new':
      return parseTail(cursor, parseNew(cursor));
    case 'cast':
      return called ? parseTail(cursor, parseCast(cursor)) : undefined;
    case 'instanceof':
      return called ? parseInstanceOf(cursor) : undefined;
    case 'exists':
      return called && cursor.wordAt(2) === 'select' ? parseExists(cursor) : undefined;
    default:
      return undefined;
  }
}

/** Reserved words that are functions or values. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  'exists',
  'istream',
  'prevcount',
  'prevwindow',
  'grouping',
  'grouping_id',
  'current_timestamp',
]);

function parsePathOrPeriod(cursor: Cursor): Expression {
  cursor.mayBe('current_timestamp');
  cursor.mayBeName('property');
  const word = cursor.word;
  const isWord = cursor.kind === 'word';
  if (!isWord && cursor.kind !== 'quoted-name') return parseMissing(cursor);
  const reserved = isWord && RESERVED_IN_EXPRESSIONS.has(word);
  if (reserved && !(FUNCTION_WORDS.has(word) && (word === 'current_timestamp' || cursor.wordAt(1) === '(')))
    return parseMissing(cursor);
  return periodOr(cursor, parsePath(cursor));
}

/**
 * Nothing that an expression begins with stands here. A reserved word that is used like a property (`order = 1`, `, group,`) is reported
 * as such and read as a name.
 */
function parseMissing(cursor: Cursor): Expression | MissingExpression {
  const next = cursor.wordAt(1);
  const likeName = cursor.kind === 'word' && NAME_LIKE.has(cursor.word) && NAME_FOLLOWERS.has(next);
  if (likeName) {
    reportReserved(cursor);
    const name = takeName(cursor);
    return { kind: 'chain', span: name.span, links: [{ kind: 'name-link', span: name.span, name, optional: false }] };
  }
  cursor.fail('expected an expression');
  return { kind: 'missing', span: cursor.nowhere };
}

/** Reserved words that people use for properties. */
const NAME_LIKE: ReadonlySet<string> = new Set(
  'order group limit start end create delete update values year month week day hour minute second output'.split(' '),
);
const NAME_FOLLOWERS: ReadonlySet<string> = new Set([
  '=',
  '!=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  ',',
  ')',
  '+',
  '-',
  '*',
  '/',
  'in',
  'is',
  'like',
  'as',
]);

/** case : "case" [expression] ("when" expression "then" expression)+ ["else" expression] "end" */
function parseCase(cursor: Cursor): Case {
  const begin = cursor.index;
  cursor.advance();
  const operand = cursor.at('when') ? undefined : cursor.grammar.expression(cursor);
  const branches: CaseBranch[] = [];
  while (cursor.at('when')) branches.push(parseBranch(cursor));
  if (branches.length === 0) cursor.fail('expected "when"');
  const otherwise = cursor.eat('else') ? cursor.grammar.expression(cursor) : undefined;
  cursor.expect('end');
  return {
    kind: 'case',
    span: cursor.spanFrom(begin),
    ...(operand === undefined ? {} : { operand }),
    branches,
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

function parseBranch(cursor: Cursor): CaseBranch {
  const begin = cursor.index;
  cursor.advance();
  const when = cursor.grammar.expression(cursor);
  cursor.expect('then');
  const then = cursor.grammar.expression(cursor);
  return { kind: 'case-branch', span: cursor.spanFrom(begin), when, then };
}

/** new : "new" "{" [field ("," field)*] "}" ; objects of Java classes are reported */
function parseNew(cursor: Cursor): NewRecord | MissingExpression {
  const begin = cursor.index;
  cursor.advance();
  if (!cursor.at('{')) return parseJavaObject(cursor, begin);
  const fields = parseBracketed(cursor, '}', parseNewField);
  return { kind: 'new-record', span: cursor.spanFrom(begin), fields };
}

/** field : dotted-name ["=" expression] */
function parseNewField(cursor: Cursor): NewField {
  const name = parseDottedName(cursor, 'property', 'the name of a field', 'none');
  const value = cursor.eat('=') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'new-field', span: cursor.spanAfter(name), name, ...(value === undefined ? {} : { value }) };
}

/** "new" class ("(" … ")" | "[" … "]" | "{" … "}")* : read over and refused */
function parseJavaObject(cursor: Cursor, begin: number): MissingExpression {
  cursor.report({
    code: 'syntax-unsupported',
    message: 'objects of Java classes cannot be made here',
    hint: 'new {…} makes a record',
  });
  if (cursor.kind === 'word') parseDottedName(cursor, 'type', 'a class', 'none');
  else missingName(cursor);
  while (cursor.word === '[' || cursor.word === '(' || cursor.word === '{') {
    const close = cursor.word === '[' ? ']' : cursor.word === '(' ? ')' : '}';
    if (cursor.wordAt(1) === close) {
      cursor.advance();
      cursor.advance();
    } else {
      cursor.advance();
      parseList(cursor, cursor.grammar.expression);
      cursor.expect(close);
    }
  }
  return { kind: 'missing', span: cursor.spanFrom(begin) };
}
