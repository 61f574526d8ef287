import { assertNever } from '@rulewright/core';
import type {
  Argument,
  Between,
  Binary,
  Case,
  Chain,
  Expression,
  Lambda,
  Like,
  Link,
  LiteralType,
  NewRecord,
  Quantified,
  Regexp,
  Subquery,
  TimePeriod,
  TypeReference,
  Unary,
} from '../../syntax/ast.js';

/*
 * How Esper writes an expression when it names a column after it: no blanks around operators, strings in double quotes, parentheses only
 * where precedence asks for them (observed on Esper 9.0.0: `x+1`, `count(*)`, `id||"a"`).
 */

/** Binding strength, weakest first, of what may need parentheses. */
const STRENGTH = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  relation: 5,
  concat: 6,
  bitwise: 7,
  additive: 8,
  multiplicative: 9,
  unary: 10,
  atom: 11,
} as const;

export function renderExpression(node: Expression): string {
  return render(node, 0);
}

/** Column name of an unnamed select expression. */
export function columnName(node: Expression): string {
  return renderExpression(node);
}

function render(node: Expression, around: number): string {
  const inner = node.kind === 'parenthesized' && node.items.length === 1 ? undefined : strengthOf(node);
  if (inner === undefined) return node.kind === 'parenthesized' && node.items[0] !== undefined ? render(node.items[0], around) : '';
  const text = renderBare(node);
  return inner < around ? `(${text})` : text;
}

function strengthOf(node: Expression): number {
  switch (node.kind) {
    case 'binary':
      return binaryStrength(node.operator);
    case 'unary':
      return node.operator === 'not' ? STRENGTH.not : STRENGTH.unary;
    case 'in':
    case 'between':
    case 'like':
    case 'regexp':
    case 'quantified':
      return STRENGTH.relation;
    default:
      return STRENGTH.atom;
  }
}

function binaryStrength(operator: Binary['operator']): number {
  switch (operator) {
    case 'or':
      return STRENGTH.or;
    case 'and':
      return STRENGTH.and;
    case '=':
    case '!=':
    case 'is':
    case 'is not':
      return STRENGTH.comparison;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return STRENGTH.relation;
    case '||':
      return STRENGTH.concat;
    case '&':
    case '|':
    case '^':
      return STRENGTH.bitwise;
    case '+':
    case '-':
      return STRENGTH.additive;
    default:
      return STRENGTH.multiplicative;
  }
}

type Render<K extends Expression['kind']> = (node: Extract<Expression, { kind: K }>) => string;

/** One writer a kind: a new kind of expression does not compile until it has one. */
const RENDERERS: { readonly [K in Expression['kind']]: Render<K> } = {
  literal: (node) => renderLiteral(node.value, node.type),
  chain: renderChain,
  unary: renderUnary,
  binary: renderBinary,
  in: (node) => `${render(node.value, STRENGTH.relation)}${node.not ? ' not' : ''} in ${renderSet(node.set)}`,
  between: renderBetween,
  like: (node) => renderMatch(node, node.escape),
  regexp: (node) => renderMatch(node),
  quantified: renderQuantified,
  case: renderCase,
  cast: (node) =>
    `cast(${renderExpression(node.value)},${renderType(node.type)}${node.arguments.map((each) => `,${renderArgument(each)}`).join('')})`,
  instanceof: (node) => `instanceof(${renderExpression(node.value)},${node.types.map(renderType).join(',')})`,
  subquery: renderSubquery,
  exists: (node) => `exists ${renderSubquery(node.subquery)}`,
  array: (node) => `{${list(node.items)}}`,
  'new-record': renderRecord,
  lambda: renderLambda,
  'time-period': renderPeriod,
  wildcard: (node) => (node.stream === undefined ? '*' : `${node.stream.text}.*`),
  parenthesized: (node) => `(${list(node.items)})`,
  substitution: (node) => (node.name === undefined ? '?' : `?:${node.name.text}`),
  'order-item': (node) => `${renderExpression(node.expression)}${node.descending ? ' desc' : ''}`,
  'cron-field': (node) => `${node.form} ${list(node.values)}`,
  annotation: (node) => `@${node.name.text}`,
  missing: () => '',
};

function renderBare(node: Expression): string {
  const renderer = RENDERERS[node.kind] as Render<Expression['kind']>;
  return renderer(node as Chain);
}

/** Esper turns a negation into a product. */
function renderUnary(node: Unary): string {
  if (node.operator === 'not') return `not ${render(node.operand, STRENGTH.not)}`;
  if (node.operator === '-' && node.operand.kind !== 'literal') return `-1*${render(node.operand, STRENGTH.multiplicative)}`;
  return `${node.operator === '-' ? '-' : ''}${render(node.operand, STRENGTH.unary)}`;
}

function renderBetween(node: Between): string {
  const [value, low, high] = [node.value, node.low, node.high].map((each) => render(each, STRENGTH.relation));
  return `${value}${node.not ? ' not' : ''} between ${low} and ${high}`;
}

function renderMatch(node: Like | Regexp, escaping?: Expression): string {
  const tail = escaping === undefined ? '' : ` escape ${renderExpression(escaping)}`;
  return `${render(node.value, STRENGTH.relation)}${node.not ? ' not' : ''} ${node.kind} ${render(node.pattern, STRENGTH.relation)}${tail}`;
}

function renderQuantified(node: Quantified): string {
  const right = 'kind' in node.right ? renderSubquery(node.right) : `(${list(node.right)})`;
  return `${render(node.left, STRENGTH.relation)}${node.operator}${node.quantifier} ${right}`;
}

function renderCase(node: Case): string {
  const branches = node.branches.map((branch) => ` when ${renderExpression(branch.when)} then ${renderExpression(branch.then)}`);
  const operand = node.operand === undefined ? '' : ` ${renderExpression(node.operand)}`;
  const otherwise = node.otherwise === undefined ? '' : ` else ${renderExpression(node.otherwise)}`;
  return `case${operand}${branches.join('')}${otherwise} end`;
}

function renderRecord(node: NewRecord): string {
  const fields = node.fields.map((field) =>
    field.value === undefined ? field.name.text : `${field.name.text}=${renderExpression(field.value)}`,
  );
  return `new{${fields.join(',')}}`;
}

function renderLambda(node: Lambda): string {
  const parameters = node.parameters.map((parameter) => parameter.text);
  return `${parameters.length === 1 ? parameters[0] : `(${parameters.join(',')})`} => ${renderExpression(node.body)}`;
}

function renderBinary(node: Binary): string {
  const strength = binaryStrength(node.operator);
  const worded = node.operator === 'and' || node.operator === 'or' || node.operator === 'is' || node.operator === 'is not';
  const operator = worded ? ` ${node.operator} ` : node.operator;
  return `${render(node.left, strength)}${operator}${render(node.right, strength)}`;
}

function renderChain(chain: Chain): string {
  return chain.links.map((link, index) => renderLink(link, index)).join('');
}

function renderLink(link: Link, index: number): string {
  const optional = link.kind !== 'expression-link' && link.optional ? '?' : '';
  const dot = index === 0 ? '' : '.';
  switch (link.kind) {
    case 'name-link':
      return `${dot}${link.name.text}${optional}`;
    case 'call-link':
      return `${dot}${link.name.text}(${link.distinct ? 'distinct ' : ''}${link.arguments.map(renderArgument).join(',')})${optional}`;
    case 'index-link':
      return `[${list(link.indexes)}]${optional}`;
    case 'expression-link':
      return `(${renderExpression(link.expression)})`;
    default:
      return assertNever(link);
  }
}

function renderArgument(argument: Argument): string {
  const value = renderExpression(argument.value);
  return argument.name === undefined ? value : `${argument.name.text}:${value}`;
}

function list(nodes: readonly Expression[]): string {
  return nodes.map(renderExpression).join(',');
}

function renderSet(set: Extract<Expression, { kind: 'in' }>['set']): string {
  switch (set.kind) {
    case 'in-list':
      return `(${list(set.items)})`;
    case 'in-range':
      return `${set.lowOpen ? '(' : '['}${renderExpression(set.low)}:${renderExpression(set.high)}${set.highOpen ? ')' : ']'}`;
    case 'subquery':
      return renderSubquery(set);
    default:
      return assertNever(set);
  }
}

/** Esper numbers subqueries in names of columns; the first is enough to be told apart within a statement by its text. */
function renderSubquery(node: Subquery): string {
  return `(${node.body.items.map((item) => renderExpression(item.expression)).join(',')})`;
}

function renderType(type: TypeReference): string {
  return `${type.name.text}${'[]'.repeat(type.dimensions)}`;
}

function renderPeriod(node: TimePeriod): string {
  return node.parts.map((part) => `${renderExpression(part.value)} ${part.unit}s`).join(' ');
}

/** A long loses its mark, a double keeps its point. */
function renderLiteral(value: null | boolean | number | string, type: LiteralType): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  const text = String(value);
  const fraction = type === 'double' || type === 'float';
  return fraction && !/[.eEN]/.test(text) ? `${text}.0` : text;
}
