import { assertNever } from '@rulewright/core';
import type {
  Argument,
  Between,
  Binary,
  Case,
  Chain,
  Expression,
  In,
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
import { leftSpine } from '../../syntax/left-spine.js';
import { aggregateNamed, functionNamed } from '../catalogue/catalogue.js';
import { BINARY_STRENGTH, STRENGTH, strengthOf } from './strength.js';

/*
 * How Esper writes an expression when it names a column after it: no blanks around operators, strings in double quotes, parentheses only
 * where precedence asks for them and around aggregates that are operands, lambdas left out (all observed on Esper 9.0.0: `x+1`,
 * `count(*)`, `(count(*))+1`, `id||"a"`, `c.where().countOf()`, `-1*x`).
 */

interface Style {
  /** write lambdas too, so that two texts are equal only if the expressions are */
  readonly complete: boolean;
  /** name of the next subquery that is not called as its column: `subselect_1` */
  readonly subselect: () => string;
}

/** The whole expression in one spelling, whatever its case and blanks: equal texts are equal expressions. */
export function renderExpression(node: Expression): string {
  return render(node, { style: { complete: true, subselect: () => 'subselect' }, around: 0 });
}

/** @param before how many subqueries stand in the columns before this one: `exists (…)` is called `subselect_1`, `subselect_2` … */
export function columnName(node: Expression, before = 0): string {
  let number = before;
  const subselect = (): string => {
    number += 1;
    return `subselect_${number}`;
  };
  return render(node, { style: { complete: false, subselect }, around: 0 });
}

interface Around {
  readonly style: Style;
  /** strength of the operator around: a weaker expression gets parentheses */
  readonly around: number;
}

function render(node: Expression, { style, around }: Around): string {
  if (node.kind === 'parenthesized' && node.items.length === 1 && node.items[0] !== undefined)
    return render(node.items[0], { style, around });
  const text = renderBare(node, style);
  return strengthOf(node) < around ? `(${text})` : text;
}

type Render<K extends Expression['kind']> = (node: Extract<Expression, { kind: K }>, style: Style) => string;

/** One writer a kind: a new kind of expression does not compile until it has one. */
const RENDERERS: { readonly [K in Expression['kind']]: Render<K> } = {
  literal: (node) => renderLiteral(node.value, node.type),
  chain: renderChain,
  unary: renderUnary,
  binary: renderBinary,
  in: renderIn,
  between: renderBetween,
  like: (node, style) => renderMatch(node, style, node.escape),
  regexp: (node, style) => renderMatch(node, style),
  quantified: renderQuantified,
  case: renderCase,
  cast: (node, style) =>
    `cast(${[plain(node.value, style), renderType(node.type), ...node.arguments.map((each) => renderArgument(each, style))].join(',')})`,
  instanceof: (node, style) => `instanceof(${[plain(node.value, style), ...node.types.map(renderType)].join(',')})`,
  subquery: renderSubquery,
  exists: (_node, style) => style.subselect(),
  array: (node, style) => `{${list(node.items, style)}}`,
  'new-record': renderRecord,
  lambda: renderLambda,
  'time-period': renderPeriod,
  wildcard: (node) => (node.stream === undefined ? '*' : `${node.stream.text}.*`),
  parenthesized: (node, style) => `(${list(node.items, style)})`,
  substitution: (node) => (node.name === undefined ? '?' : `?:${node.name.text}`),
  'order-item': (node, style) => `${plain(node.expression, style)}${node.descending ? ' desc' : ''}`,
  'cron-field': (node, style) => `${node.form} ${list(node.values, style)}`,
  annotation: (node) => `@${node.name.text}`,
  missing: () => '',
};

function renderBare(node: Expression, style: Style): string {
  const renderer = RENDERERS[node.kind] as Render<Expression['kind']>;
  return renderer(node as Chain, style);
}

/** Without an operator around. */
function plain(node: Expression, style: Style): string {
  return render(node, { style, around: 0 });
}

function list(nodes: readonly Expression[], style: Style): string {
  return nodes.map((node) => plain(node, style)).join(',');
}

/** Esper turns a negation into a product. */
function renderUnary(node: Unary, style: Style): string {
  if (node.operator === 'not') return `not ${render(node.operand, { style, around: STRENGTH.not })}`;
  if (node.operand.kind === 'literal') return `${node.operator === '-' ? '-' : ''}${plain(node.operand, style)}`;
  const operand = render(node.operand, { style, around: STRENGTH.multiplicative });
  return node.operator === '-' ? `-1*${operand}` : operand;
}

function renderBinary(node: Binary, style: Style): string {
  const { first, links } = leftSpine(node);
  const parts: string[] = [render(first, { style, around: BINARY_STRENGTH[links[0]?.operator ?? node.operator] })];
  for (const [at, { operator, right }] of links.entries()) {
    const around = BINARY_STRENGTH[operator];
    const left = links[at - 1];
    if (left !== undefined && BINARY_STRENGTH[left.operator] < around) parts.splice(0, parts.length, `(${parts.join('')})`);
    parts.push(`${operatorText(operator)}${render(right, { style, around })}`);
  }
  return parts.join('');
}

function operatorText(operator: Binary['operator']): string {
  const isWord = operator === 'and' || operator === 'or' || operator === 'is' || operator === 'is not';
  return isWord ? ` ${operator} ` : operator;
}

function relational(node: Expression, style: Style): string {
  return render(node, { style, around: STRENGTH.relation });
}

/** A subquery gives its own name to the test. */
function renderIn(node: In, style: Style): string {
  const { set } = node;
  if (set.kind === 'subquery') return renderSubquery(set, style);
  const [only] = set.kind === 'in-list' ? set.items : [];
  if (set.kind === 'in-list' && set.items.length === 1 && only?.kind === 'subquery') return renderSubquery(only, style);
  const right =
    set.kind === 'in-list'
      ? `(${list(set.items, style)})`
      : `${set.lowOpen ? '(' : '['}${plain(set.low, style)}:${plain(set.high, style)}${set.highOpen ? ')' : ']'}`;
  return `${relational(node.value, style)}${node.not ? ' not' : ''} in ${right}`;
}

function renderBetween(node: Between, style: Style): string {
  const [value, low, high] = [node.value, node.low, node.high].map((each) => relational(each, style));
  return `${value}${node.not ? ' not' : ''} between ${low} and ${high}`;
}

function renderMatch(node: Like | Regexp, style: Style, escaping?: Expression): string {
  const tail = escaping === undefined ? '' : ` escape ${plain(escaping, style)}`;
  return `${relational(node.value, style)}${node.not ? ' not' : ''} ${node.kind} ${relational(node.pattern, style)}${tail}`;
}

function renderQuantified(node: Quantified, style: Style): string {
  if ('kind' in node.right) return renderSubquery(node.right, style);
  const [only] = node.right;
  if (only?.kind === 'subquery') return renderSubquery(only, style);
  return `${relational(node.left, style)}${node.operator}${node.quantifier}(${list(node.right, style)})`;
}

/** The values of a case are operands: an aggregate there has parentheses. */
function renderCase(node: Case, style: Style): string {
  const value = (each: Expression) => render(each, { style, around: STRENGTH.or });
  const branches = node.branches.map((branch) => ` when ${value(branch.when)} then ${value(branch.then)}`);
  const operand = node.operand === undefined ? '' : ` ${value(node.operand)}`;
  const otherwise = node.otherwise === undefined ? '' : ` else ${value(node.otherwise)}`;
  return `case${operand}${branches.join('')}${otherwise} end`;
}

function renderRecord(node: NewRecord, style: Style): string {
  const fields = node.fields.map(
    (field) => `${field.name.text}${field.value === undefined ? '' : `=${plain(field.value, style)}`}`,
  );
  return `new{${fields.join(',')}}`;
}

function renderLambda(node: Lambda, style: Style): string {
  if (!style.complete) return '';
  return `(${node.parameters.map((parameter) => parameter.text).join(',')})=>${plain(node.body, style)}`;
}

function renderChain(chain: Chain, style: Style): string {
  return chain.links.map((link, index) => renderLink(link, { index, last: index === chain.links.length - 1, style })).join('');
}

function renderLink(link: Link, { index, last, style }: { index: number; last: boolean; style: Style }): string {
  const optional = link.kind !== 'expression-link' && link.optional ? '?' : '';
  const dot = index === 0 ? '' : '.';
  switch (link.kind) {
    case 'name-link':
      return `${dot}${headName(link.name.text, index === 0 && last)}${optional}`;
    case 'call-link': {
      const known = index === 0 ? (aggregateNamed(link.name.text) ?? functionNamed(link.name.text)) : undefined;
      const name = known?.name ?? link.name.text;
      const parameters = link.arguments.map((each) => renderArgument(each, style)).join(',');
      return `${dot}${name}(${link.distinct ? 'distinct ' : ''}${known === undefined && last ? mapKey(parameters) : parameters})${optional}`;
    }
    case 'index-link':
      return `[${list(link.indexes, style)}]${optional}`;
    case 'expression-link':
      return render(link.expression, { style, around: STRENGTH.atom });
    default:
      return assertNever(link);
  }
}

function headName(name: string, alone: boolean): string {
  return alone && name.toLowerCase() === 'current_timestamp' ? 'current_timestamp()' : name;
}

/** A mapped property keeps its key in single quotes: `m('a')`. */
function mapKey(parameters: string): string {
  return /^"[^",]*"$/.test(parameters) ? `'${parameters.slice(1, -1)}'` : parameters;
}

function renderArgument(argument: Argument, style: Style): string {
  const value = plain(argument.value, style);
  return argument.name === undefined ? value : `${argument.name.text}:${value}`;
}

/** A subquery is called as its column. */
function renderSubquery(node: Subquery, style: Style): string {
  const [item] = node.body.items;
  if (item === undefined || item.expression.kind === 'wildcard') return style.subselect();
  style.subselect();
  return item.alias?.text ?? plain(item.expression, style);
}

function renderType(type: TypeReference): string {
  return `${type.name.text}${'[]'.repeat(type.dimensions)}`;
}

function renderPeriod(node: TimePeriod, style: Style): string {
  return node.parts.map((part) => `${plain(part.value, style)} ${part.unit}s`).join(' ');
}

/** A long loses its mark, a double keeps its point. */
function renderLiteral(value: null | boolean | number | string, type: LiteralType): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  const text = String(value);
  const fraction = type === 'double' || type === 'float';
  return fraction && !/[.eEN]/.test(text) ? `${text}.0` : text;
}
