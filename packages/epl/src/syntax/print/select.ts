import type { InsertInto, Join, Name, OutputRate, SelectBody, Stream } from '../ast.js';
import { declarable, dotted, identifier } from './name.js';
import { list, listTail, type Printer, type PrinterTable, tail } from './printer.js';

export type SelectKind =
  | 'select'
  | 'select-item'
  | 'insert-into'
  | 'from'
  | 'stream'
  | 'join'
  | 'view'
  | 'event-filter'
  | 'contained-event'
  | 'sql-source'
  | 'method-source'
  | 'grouping-set'
  | 'order-item'
  | 'limit'
  | 'output'
  | 'output-every'
  | 'output-at'
  | 'output-when'
  | 'output-when-terminated'
  | 'assignment'
  | 'for';

export const SELECT_PRINTERS: PrinterTable<SelectKind> = {
  select: (node, print) => selectClauses(node, print).join(print.clauseBreak),
  'select-item': (node, print) => {
    const annotations = node.annotations.map((annotation) => ` ${print.node(annotation)}`).join('');
    return print.node(node.expression) + annotations + (node.alias === undefined ? '' : ` as ${identifier(node.alias)}`);
  },
  'insert-into': insertInto,
  from: (node, print) => `from ${print.node(node.first)}${node.joins.map(print.node).join('')}`,
  stream,
  join,
  view: (node, print) => {
    const mark = node.dialect === 'dot' ? '.' : '#';
    const namespace = node.namespace === undefined ? '' : `${identifier(node.namespace)}:`;
    const bare = node.arguments.length === 0 && node.dialect === 'hash';
    return mark + namespace + identifier(node.name) + (bare ? '' : `(${list(node.arguments, print)})`);
  },
  'event-filter': (node, print) => {
    const conditions = node.conditions.length === 0 ? '' : `(${list(node.conditions, print)})`;
    return dotted(node.type) + conditions + node.contained.map(print.node).join('');
  },
  'contained-event': (node, print) => {
    const select = node.select === undefined ? '' : `select ${list(node.select, print)} from `;
    const annotation = node.annotation === undefined ? '' : ` ${print.node(node.annotation)}`;
    return `[${select}${print.node(node.property)}${annotation}${alias(node.alias)}${tail('where', node.where, print)}]`;
  },
  'sql-source': (node, print) =>
    `sql:${declarable(node.database)}[${print.node(node.query)}${tail('metadatasql', node.metadata, print)}]`,
  'method-source': (node, print) => {
    const annotation = node.annotation === undefined ? '' : ` ${print.node(node.annotation)}`;
    return `method:${dotted(node.method)}(${list(node.arguments, print)})${annotation}`;
  },
  'grouping-set': (node, print) => `${node.form === 'grouping-sets' ? 'grouping sets' : node.form}(${list(node.items, print)})`,
  'order-item': (node, print) => `${print.node(node.expression)} ${node.descending ? 'desc' : 'asc'}`,
  limit: (node, print) => `limit ${print.node(node.count)}${tail('offset', node.offset, print)}`,
  output,
  'output-every': (node, print) => `every ${print.node(node.interval)}${node.unit === 'events' ? ' events' : ''}`,
  'output-at': (node, print) => `at (${list(node.arguments, print)})`,
  'output-when': (node, print) => `when ${print.node(node.condition)}${listTail('then set', node.assignments, print)}`,
  'output-when-terminated': (node, print) =>
    `when terminated${tail('and', node.condition, print)}${listTail('then set', node.assignments, print)}`,
  assignment: (node, print) => `${print.node(node.target)} = ${print.node(node.value)}`,
  for: (node, print) => `for ${identifier(node.delivery)}${node.arguments.length === 0 ? '' : `(${list(node.arguments, print)})`}`,
};

/** ` as name` */
export function alias(name: Name | undefined): string {
  return name === undefined ? '' : ` as ${declarable(name)}`;
}

/** The clauses of a select, one string each, in their order. */
export function selectClauses(node: SelectBody, print: Printer): string[] {
  const clauses: string[] = [];
  if (node.intoTable !== undefined) clauses.push(`into table ${dotted(node.intoTable)}`);
  if (node.insertInto !== undefined) clauses.push(print.node(node.insertInto));
  clauses.push(selectHead(node, '', print));
  if (node.from !== undefined) clauses.push(print.node(node.from));
  clauses.push(...clausesBehindFrom(node, print));
  return clauses;
}

/** `select [and delete] [selector] [distinct] items` */
export function selectHead(node: SelectBody, action: string, print: Printer): string {
  const words = ['select', action, node.selector ?? '', node.distinct ? 'distinct' : '', list(node.items, print)];
  return words.filter((word) => word !== '').join(' ');
}

/** The clauses behind `from`, one string each. */
export function clausesBehindFrom(node: SelectBody, print: Printer): string[] {
  const clauses: string[] = [];
  if (node.matchRecognize !== undefined) clauses.push(print.node(node.matchRecognize));
  if (node.where !== undefined) clauses.push(`where ${print.node(node.where)}`);
  if (node.groupBy.length > 0) clauses.push(`group by ${list(node.groupBy, print)}`);
  if (node.having !== undefined) clauses.push(`having ${print.node(node.having)}`);
  if (node.output !== undefined) clauses.push(print.node(node.output));
  if (node.orderBy.length > 0) clauses.push(`order by ${node.orderBy.map((item) => orderItem(item, print)).join(', ')}`);
  if (node.limit !== undefined) clauses.push(print.node(node.limit));
  clauses.push(...node.forClauses.map(print.node));
  return clauses;
}

/** In `order by` ascending is not said. */
function orderItem({ expression, descending }: SelectBody['orderBy'][number], print: Printer): string {
  return print.node(expression) + (descending ? ' desc' : '');
}

function insertInto(node: InsertInto, print: Printer): string {
  const selector = node.selector === undefined ? '' : `${node.selector} `;
  return `insert ${selector}into ${dotted(node.target)}${columnNames(node.columns)}${precedence(node.precedence, print)}`;
}

/** `(a, b)`, or nothing */
export function columnNames(columns: readonly Name[]): string {
  return columns.length === 0 ? '' : `(${columns.map(identifier).join(', ')})`;
}

/** ` event-precedence(e)`, or nothing */
export function precedence(node: InsertInto['precedence'], print: Printer): string {
  return node === undefined ? '' : ` event-precedence(${print.node(node)})`;
}

function stream(node: Stream, print: Printer): string {
  const views = node.views.map(print.node).join('');
  return print.node(node.source) + views + alias(node.alias) + (node.unidirectional ? ' unidirectional' : '') + retain(node.retain);
}

/** ` retain-union` or ` retain-intersection`, or nothing */
export function retain(how: Stream['retain']): string {
  return how === undefined ? '' : ` retain-${how}`;
}

function join(node: Join, print: Printer): string {
  if (node.join === 'comma') return `, ${print.node(node.stream)}`;
  const words = node.join === 'inner' ? 'inner join' : `${node.join} outer join`;
  return ` ${words} ${print.node(node.stream)}${tail('on', node.on, print)}`;
}

function output(node: OutputRate, print: Printer): string {
  const after = node.after === undefined ? '' : `after ${print.node(node.after)}${node.afterEvents ? ' events' : ''}`;
  const trigger = node.trigger === undefined ? '' : print.node(node.trigger);
  const termination = node.termination === undefined ? '' : `and ${print.node(node.termination)}`;
  return ['output', after, node.mode ?? '', trigger, termination].filter((word) => word !== '').join(' ');
}
