import type { CallLink, Expression, Name, Substitution, TypeReference } from '../ast.js';
import { quoteString, writeNumber } from '../literal-text.js';
import { BINARY_PRECEDENCE, PRECEDENCE } from '../precedence.js';
import { anyWord, declarable, dotted, identifier } from './name.js';
import { list, type Printer, type PrinterTable, tail } from './printer.js';

export type ExpressionKind =
  | Exclude<Expression['kind'], 'annotation' | 'order-item'>
  | 'name-link'
  | 'call-link'
  | 'index-link'
  | 'expression-link'
  | 'argument'
  | 'case-branch'
  | 'new-field'
  | 'in-list'
  | 'in-range'
  | 'time-part'
  | 'type-reference';

/** How tight the outermost operator of an expression binds. */
export function levelOf(node: Expression): number {
  switch (node.kind) {
    case 'binary':
      return BINARY_PRECEDENCE[node.operator];
    case 'quantified':
      return BINARY_PRECEDENCE[node.operator];
    case 'in':
    case 'between':
    case 'like':
    case 'regexp':
      return PRECEDENCE.relation;
    case 'unary':
      return node.operator === 'not' ? PRECEDENCE.not : PRECEDENCE.sign;
    case 'lambda':
    case 'order-item':
      return PRECEDENCE.or - 1;
    case 'literal':
      return typeof node.value === 'number' && node.value < 0 ? PRECEDENCE.sign : PRECEDENCE.primary;
    default:
      return PRECEDENCE.primary;
  }
}

/** Reserved words that may be called. */
const CALLABLE: ReadonlySet<string> = new Set([
  'exists',
  'istream',
  'prevcount',
  'prevwindow',
  'grouping',
  'grouping_id',
  'current_timestamp',
]);

export const EXPRESSION_PRINTERS: PrinterTable<ExpressionKind> = {
  literal: (node) => {
    if (typeof node.value === 'number') return writeNumber(node.type, node.value);
    return typeof node.value === 'string' ? quoteString(node.value) : String(node.value);
  },
  chain: (node, print) =>
    node.links
      .map((link, place) => {
        if (link.kind === 'index-link' || place === 0) return place === 0 ? head(link, print) : print.node(link);
        return `.${print.node(link)}`;
      })
      .join(''),
  'name-link': (node) => identifier(node.name) + mark(node.optional),
  'call-link': (node, print) => call(anyWord(node.name), node, print),
  'index-link': (node, print) => `[${list(node.indexes, print)}]${mark(node.optional)}`,
  'expression-link': (node, print) => {
    const { expression } = node;
    const bare = ['parenthesized', 'subquery', 'array', 'case', 'cast', 'new-record'].includes(expression.kind);
    const text = print.expression(expression, PRECEDENCE.or - 1);
    const string = expression.kind === 'literal' && expression.type === 'string';
    // `?:a:T.x` would read as one type
    const array = expression.kind === 'substitution' && (expression.type?.dimensions ?? 0) > 0;
    return bare || string || array ? text : `(${text})`;
  },
  argument: (node, print) =>
    (node.name === undefined ? '' : `${anyWord(node.name)}: `) + print.expression(node.value, PRECEDENCE.or - 1),
  unary: (node, print) => {
    if (node.operator === 'not') return `not ${print.expression(node.operand, PRECEDENCE.equality)}`;
    return node.operator + print.expression(node.operand, PRECEDENCE.sign);
  },
  binary: (node, print) => {
    const level = BINARY_PRECEDENCE[node.operator];
    return `${print.expression(node.left, level)} ${node.operator} ${print.expression(node.right, level + 1)}`;
  },
  quantified: (node, print) => {
    const left = print.expression(node.left, BINARY_PRECEDENCE[node.operator]);
    const right = isSubquery(node.right) ? print.node(node.right) : `(${list(node.right, print)})`;
    return `${left} ${node.operator} ${node.quantifier} ${right}`;
  },
  in: (node, print) => `${value(node.value, print)} ${not(node.not)}in ${print.node(node.set)}`,
  'in-list': (node, print) => `(${list(node.items, print)})`,
  'in-range': (node, print) => {
    const bounds = `${beforeColon(node.low, print)}:${print.node(node.high)}`;
    return `${node.lowOpen ? '(' : '['}${bounds}${node.highOpen ? ')' : ']'}`;
  },
  between: (node, print) =>
    `${value(node.value, print)} ${not(node.not)}between ${concatenation(node.low, print)} and ${concatenation(node.high, print)}`,
  like: (node, print) =>
    `${value(node.value, print)} ${not(node.not)}like ${concatenation(node.pattern, print)}${tail('escape', node.escape, print)}`,
  regexp: (node, print) => `${value(node.value, print)} ${not(node.not)}regexp ${concatenation(node.pattern, print)}`,
  case: (node, print) => {
    const operand = node.operand === undefined ? '' : ` ${print.node(node.operand)}`;
    const branches = node.branches.map((branch) => ` ${print.node(branch)}`).join('');
    return `case${operand}${branches}${tail('else', node.otherwise, print)} end`;
  },
  'case-branch': (node, print) => `when ${print.node(node.when)} then ${print.node(node.then)}`,
  cast: (node, print) => `cast(${[node.value, node.type, ...node.arguments].map(print.node).join(', ')})`,
  instanceof: (node, print) => `instanceof(${[node.value, ...node.types].map(print.node).join(', ')})`,
  'type-reference': typeReference,
  subquery: (node, print) => `(${print.node(node.body)})`,
  exists: (node, print) => `exists ${print.node(node.subquery)}`,
  array: (node, print) => `{${list(node.items, print)}}`,
  'new-record': (node, print) => `new {${list(node.fields, print)}}`,
  'new-field': (node, print) => dotted(node.name) + (node.value === undefined ? '' : ` = ${print.node(node.value)}`),
  lambda: (node, print) => `${parameters(node.parameters)} => ${print.expression(node.body, PRECEDENCE.or - 1)}`,
  'time-period': (node, print) => node.parts.map(print.node).join(' '),
  'time-part': (node, print) => `${print.expression(node.value, PRECEDENCE.primary)} ${node.unit === 'second' ? 'sec' : node.unit}`,
  wildcard: (node) => (node.stream === undefined ? '*' : `${identifier(node.stream)}.*`),
  parenthesized: (node, print) => `(${list(node.items, print)})`,
  substitution,
  'cron-field': (node, print) => {
    const [first, second] = node.values;
    const texts = node.values.map(print.node);
    switch (node.form) {
      case 'every':
        return `*/${texts[0] ?? ''}`;
      case 'range':
        return first === undefined || second === undefined ? '' : `${beforeColon(first, print)}:${print.node(second)}`;
      case 'last':
        return first === undefined ? 'last' : `${texts[0]} last`;
      case 'last-weekday':
        return 'lastweekday';
      case 'weekday':
        return `${texts[0] ?? ''} weekday`;
      case 'list':
        return `[${texts.join(', ')}]`;
    }
  },
  missing: () => '',
};

function head(link: { readonly kind: string } & Parameters<Printer['node']>[0], print: Printer): string {
  if (link.kind === 'call-link') return call(callable(link.name), link, print);
  if (link.kind === 'name-link' && link.name.text.toLowerCase() === 'current_timestamp' && !link.name.quoted) return link.name.text;
  return print.node(link);
}

function callable(name: Name): string {
  return CALLABLE.has(name.text.toLowerCase()) ? anyWord(name) : identifier(name);
}

function call(name: string, node: CallLink, print: Printer): string {
  return `${name}(${node.distinct ? 'distinct ' : ''}${list(node.arguments, print)})${mark(node.optional)}`;
}

function mark(optional: boolean): string {
  return optional ? '?' : '';
}

function not(negated: boolean): string {
  return negated ? 'not ' : '';
}

function value(node: Expression, print: Printer): string {
  return print.expression(node, PRECEDENCE.relation);
}

function concatenation(node: Expression, print: Printer): string {
  return print.expression(node, PRECEDENCE.concatenation);
}

function isSubquery(right: readonly Expression[] | Expression): right is Extract<Expression, { kind: 'subquery' }> {
  return !Array.isArray(right);
}

/** A `?` that stands before a colon would read as the name of a parameter. */
export function beforeColon(node: Expression, print: Printer): string {
  const text = print.node(node);
  return text.includes('?') ? `(${text})` : text;
}

function parameters(names: readonly Name[]): string {
  const [only, ...others] = names.map(identifier);
  return others.length === 0 && only !== undefined ? only : `(${names.map(identifier).join(', ')})`;
}

function typeReference(node: TypeReference, print: Printer): string {
  const typeParameters = node.parameters === undefined ? '' : `<${list(node.parameters, print)}>`;
  const name = node.name.text === 'null' ? 'null' : dotted(node.name, declarable);
  const dimension = node.primitive ? '[primitive]' : '[]';
  return name + typeParameters + (node.dimensions === 0 ? '' : dimension + '[]'.repeat(node.dimensions - 1));
}

function substitution(node: Substitution, print: Printer): string {
  const name = node.name === undefined ? '' : identifier(node.name);
  if (node.type !== undefined) return `?:${name}:${print.node(node.type)}`;
  return node.name === undefined ? '?' : `?:${name}`;
}
