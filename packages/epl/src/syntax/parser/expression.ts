import type { Binary, BinaryOperator, ComparisonOperator, Expression, MissingExpression, Quantified, Unary } from '../ast.js';
import { isChained } from '../left-spine.js';
import { BINARY_PRECEDENCE, PRECEDENCE } from '../precedence.js';
import { type Cursor, MAX_HEIGHT } from './cursor.js';
import { parseBracketed } from './list.js';
import { parsePrimary } from './primary.js';
import { parseRelation, RELATION_WORDS } from './relation.js';
import { parseSubquery } from './subquery.js';

/** expression : operand (operator operand)* by precedence climbing; levels in precedence.ts */
export function parseExpression(cursor: Cursor): Expression {
  return bounded(cursor, PRECEDENCE.or);
}

/** concatenation : sum ("||" sum)* */
export function parseConcatenation(cursor: Cursor): Expression {
  return bounded(cursor, PRECEDENCE.concatenation);
}

function missingExpression(cursor: Cursor): MissingExpression {
  return { kind: 'missing', span: cursor.nowhere };
}

function bounded(cursor: Cursor, level: number): Expression {
  const expression = cursor.nested(() => parseLevel(cursor, level)) ?? missingExpression(cursor);
  if (cursor.lastHeight > cursor.innerHeight) cursor.innerHeight = cursor.lastHeight;
  return expression;
}

/**
 * Reads operators of at least `level`. The height of what was read is left in `cursor.lastHeight`: whoever walks the tree recursively
 * relies on MAX_HEIGHT. A chain `a or b or c` counts as one step, however long it is: see `isChained`.
 */
function parseLevel(cursor: Cursor, level: number): Expression {
  const outer = cursor.innerHeight;
  let left = parseOperand(cursor, level);
  let height = cursor.lastHeight;
  for (;;) {
    cursor.innerHeight = 0;
    cursor.lastHeight = 0;
    const joined = joinOperator(cursor, left, level);
    if (joined === undefined) break;
    const right = Math.max(cursor.lastHeight, cursor.innerHeight);
    const goesOn = joined.kind === 'binary' && left.kind === 'binary' && isChained(joined.operator, left.operator);
    height = goesOn ? Math.max(height, right + 1) : Math.max(height, right) + 1;
    left = joined;
    if (height > MAX_HEIGHT) {
      cursor.tooDeep();
      break;
    }
  }
  cursor.innerHeight = outer;
  cursor.lastHeight = height;
  return left;
}

/** Reads one operator of at least `level` and what stands right of it; undefined if none stands here. */
function joinOperator(cursor: Cursor, left: Expression, level: number): Expression | undefined {
  noteOperators(cursor, level);
  const operator = OPERATORS.get(cursor.word);
  if (operator === undefined) {
    return level <= PRECEDENCE.relation && RELATION_WORDS.has(cursor.word) ? parseRelation(cursor, left) : undefined;
  }
  const precedence = BINARY_PRECEDENCE[operator];
  if (precedence < level || NOT_OPERANDS.get(cursor.word) === cursor.wordAt(1)) return undefined;
  reportForeign(cursor);
  cursor.advance();
  return precedence === PRECEDENCE.equality || precedence === PRECEDENCE.relation
    ? parseComparison(cursor, left, operator)
    : binary(cursor, left, operator, precedence);
}

function binary(cursor: Cursor, left: Expression, operator: BinaryOperator, precedence: number): Binary {
  const right = parseLevel(cursor, precedence + 1);
  return { kind: 'binary', span: cursor.spanAfter(left), operator, left, right };
}

/** comparison : left ("=" | "!=" | "<>" | "<" | … | "is" ["not"]) (("any" | "some" | "all") (subquery | "(" list ")") | right) */
function parseComparison(cursor: Cursor, left: Expression, written: BinaryOperator): Binary | Quantified {
  const operator = written === 'is' && cursor.eat('not') ? 'is not' : written;
  if (!cursor.at('any') && !cursor.at('some') && !cursor.at('all'))
    return binary(cursor, left, operator, BINARY_PRECEDENCE[operator]);
  const quantifier = cursor.word === 'all' ? 'all' : 'any';
  cursor.advance();
  const right = parseQuantifiedSet(cursor);
  return { kind: 'quantified', span: cursor.spanAfter(left), operator: operator as ComparisonOperator, quantifier, left, right };
}

function parseQuantifiedSet(cursor: Cursor): Quantified['right'] {
  if (cursor.atPair('(', 'select')) return parseSubquery(cursor);
  if (cursor.word === '(') return parseBracketed(cursor, ')', parseExpression);
  cursor.fail('expected "(" with a list or a query');
  return [];
}

/** operand : ("not" | "-" | "+") operand | primary */
function parseOperand(cursor: Cursor, level: number): Expression {
  cursor.mayBe('not', '-');
  const word = cursor.word;
  if (word === 'not' || word === '-' || word === '+' || word === '!') {
    if (level > PRECEDENCE.not && (word === 'not' || word === '!')) reportNot(cursor);
    return cursor.nested(parsePrefixed) ?? missingExpression(cursor);
  }
  const outer = cursor.innerHeight;
  cursor.innerHeight = 0;
  const primary = parsePrimary(cursor);
  cursor.lastHeight = cursor.innerHeight + 1;
  cursor.innerHeight = outer;
  return primary;
}

function reportNot(cursor: Cursor): void {
  // of many in a row the first tells it
  if (cursor.wordAt(-1) === 'not' && cursor.wordAt(-2) === 'not') return;
  cursor.report({ message: '"not" binds too loosely to stand here', hint: 'put it in brackets: (not …)' });
}

function parsePrefixed(cursor: Cursor): Unary {
  const begin = cursor.index;
  reportForeign(cursor);
  const operator = cursor.word === '-' || cursor.word === '+' ? cursor.word : 'not';
  cursor.advance();
  const operand = parseLevel(cursor, operator === 'not' ? PRECEDENCE.equality : PRECEDENCE.sign);
  cursor.lastHeight++;
  return { kind: 'unary', span: cursor.spanFrom(begin), operator, operand };
}

const OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ...(Object.keys(BINARY_PRECEDENCE) as BinaryOperator[])
    .filter((operator) => operator !== 'is not')
    .map((operator) => [operator, operator] as const),
  ['<>', '!='],
  ['==', '='],
  ['&&', 'and'],
]);

/** `output when e and when terminated`, `interval t or terminated`: there the word is no operator. */
const NOT_OPERANDS: ReadonlyMap<string, string> = new Map([
  ['and', 'when'],
  ['or', 'terminated'],
]);

/** Operators of other languages, read as what their author meant. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['&&', 'and'],
  ['!', 'not'],
]);

function reportForeign(cursor: Cursor): void {
  const meant = FOREIGN.get(cursor.word);
  if (meant === undefined) return;
  const written = cursor.written;
  const span = { start: cursor.start, end: cursor.start + written.length };
  cursor.report({
    code: 'syntax-operator',
    message: `"${written}" is no operator of EPL`,
    hint: `did you mean "${meant}"?`,
    fixes: [{ title: `Write "${meant}"`, edits: [{ span, text: meant === 'not' ? 'not ' : meant }] }],
  });
}

function noteOperators(cursor: Cursor, level: number): void {
  if (!cursor.atCaret) return;
  for (const [word, operator] of OPERATORS) {
    if (BINARY_PRECEDENCE[operator] >= level && !FOREIGN.has(word)) cursor.mayBe(word);
  }
  if (level <= PRECEDENCE.relation) cursor.mayBe(...RELATION_WORDS);
}
