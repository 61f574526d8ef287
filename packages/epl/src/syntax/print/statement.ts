import type { Annotation, Argument } from '../ast.js';
import type { ColumnDefinition, CreateSchema, CreateWindow, OnSelect, Statement } from '../ast-statement.js';
import type { Kind } from '../node.js';
import { anyWord, declarable, dotted, identifier } from './name.js';
import { list, listTail, type Printer, type PrinterTable, tail } from './printer.js';
import { alias, clausesBehindFrom, columnNames, precedence, retain, selectClauses, selectHead } from './select.js';

export type StatementKind = Extract<
  Kind,
  | 'name'
  | 'dotted-name'
  | 'annotation'
  | 'trigger'
  | 'target'
  | `on-${string}`
  | 'on'
  | `merge-${string}`
  | 'split-branch'
  | 'column'
  | Exclude<Extract<Kind, `create-${string}`>, 'create-context'>
  | 'index-column'
  | 'expression-declaration'
  | 'update-istream'
  | 'insert-values'
  | 'delete'
  | 'update'
  | 'opaque'
  | 'missing-statement'
  | 'statement'
  | 'module'
  | 'uses'
  | 'import'
  | 'document'
>;

export const STATEMENT_PRINTERS: PrinterTable<StatementKind> = {
  name: identifier,
  'dotted-name': (node) => dotted(node, anyWord),
  annotation,
  trigger: (node, print) => print.node(node.source) + alias(node.alias),
  target: (node, print) =>
    dotted(node.name) + (node.conditions.length === 0 ? '' : `(${list(node.conditions, print)})`) + alias(node.alias),
  on: (node, print) => `on ${print.node(node.trigger)}\n${print.node(node.action)}`,
  'on-select': onSelect,
  'on-delete': (node, print) => `delete from ${print.node(node.target)}${tail('where', node.where, print)}`,
  'on-update': (node, print) =>
    `update ${print.node(node.target)}${listTail('set', node.assignments, print)}${tail('where', node.where, print)}`,
  'on-set': (node, print) => `set ${list(node.assignments, print)}`,
  'on-merge': (node, print) => {
    const where = tail('where', node.where, print);
    return `merge ${print.node(node.target)}${where}${node.clauses.map((clause) => `\n${print.node(clause)}`).join('')}`;
  },
  'merge-clause': (node, print) => {
    if (node.when === 'always') return node.actions.map(print.node).join('\n');
    const when = node.when === 'matched' ? 'when matched' : 'when not matched';
    return `${when}${tail('and', node.condition, print)}${node.actions.map((action) => `\n  then ${print.node(action)}`).join('')}`;
  },
  'merge-insert': (node, print) => {
    const into = node.into === undefined ? '' : ` into ${dotted(node.into)}`;
    const columns = node.columns.length === 0 ? '' : ` ${columnNames(node.columns)}`;
    const select = ` select ${list(node.items, print)}${tail('where', node.where, print)}`;
    return `insert${into}${columns}${precedence(node.precedence, print)}${select}`;
  },
  'merge-update': (node, print) => `update${listTail('set', node.assignments, print)}${tail('where', node.where, print)}`,
  'merge-delete': (node, print) => `delete${tail('where', node.where, print)}`,
  'on-insert': (node, print) => `${node.branches.map(print.node).join('\n')}\noutput ${node.output}`,
  'split-branch': (node, print) => {
    const contained = node.contained === undefined ? '' : `\nfrom ${node.contained.map(print.node).join('')}${alias(node.alias)}`;
    const [insertInto, head, ...rest] = selectClauses(node.body, print);
    return `${insertInto}\n${head}${contained}${rest.map((clause) => `\n${clause}`).join('')}`;
  },
  column,
  'create-window': createWindow,
  'create-table': (node, print) => `create table ${dotted(node.name)} (${list(node.columns, print)})`,
  'create-schema': createSchema,
  'create-variable': (node, print) => {
    const value = node.value === undefined ? '' : ` = ${print.node(node.value)}`;
    return `create ${node.constant ? 'constant ' : ''}variable ${print.node(node.type)} ${dotted(node.name)}${value}`;
  },
  'create-index': (node, print) => {
    const columns = list(node.columns, print);
    return `create ${node.unique ? 'unique ' : ''}index ${declarable(node.name)} on ${dotted(node.target)}(${columns})`;
  },
  'index-column': (node, print) => print.node(node.expression) + (node.form === 'btree' ? ' btree' : ''),
  'expression-declaration': (node, print) => {
    const words = node.alias ? ' alias for' : '';
    return `expression ${declarable(node.name)}${words} {${print.node(node.body)}}`;
  },
  'create-expression': (node, print) => `create ${print.node(node.declaration)}`,
  'update-istream': (node, print) => {
    const set = listTail('set', node.assignments, print);
    return `update istream ${dotted(node.type)}${alias(node.alias)}${set}${tail('where', node.where, print)}`;
  },
  'insert-values': (node, print) => {
    const rows = node.rows.map((row) => `(${list(row, print)})`).join(', ');
    return `insert into ${dotted(node.target)}${columnNames(node.columns)} values ${rows}`;
  },
  delete: (node, print) => `delete from ${print.node(node.target)}${tail('where', node.where, print)}`,
  update: (node, print) =>
    `update ${print.node(node.target)}${listTail('set', node.assignments, print)}${tail('where', node.where, print)}`,
  opaque: () => '',
  'missing-statement': () => '',
  statement,
  module: (node) => `module ${dotted(node.name, anyWord)}`,
  uses: (node) => `uses ${dotted(node.name, anyWord)}`,
  import: (node) => `import ${dotted(node.name, anyWord)}`,
  document: (node, print) => {
    const lines = [node.module, ...node.uses, ...node.imports]
      .filter((line) => line !== undefined)
      .map((line) => `${print.node(line)};\n`);
    return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${node.statements.map((each) => `${print.node(each)};\n`).join('\n')}`;
  },
};

function annotation(node: Annotation, print: Printer): string {
  const elements = node.arguments.map((argument) => element(argument, print)).join(', ');
  return `@${dotted(node.name, anyWord)}${elements === '' ? '' : `(${elements})`}`;
}

function element({ name, value }: Argument, print: Printer): string {
  return (name === undefined ? '' : `${anyWord(name)}=`) + print.node(value);
}

function onSelect(node: OnSelect, print: Printer): string {
  const insertInto = node.insertInto === undefined ? [] : [print.node(node.insertInto)];
  const head = selectHead(node.body, node.andDelete ? 'and delete' : '', print);
  return [...insertInto, head, `from ${print.node(node.target)}`, ...clausesBehindFrom(node.body, print)].join('\n');
}

function column(node: ColumnDefinition, print: Printer): string {
  const content = node.type ?? node.aggregate;
  const parts = [declarable(node.name), content === undefined ? '' : print.node(content), node.primaryKey ? 'primary key' : ''];
  return [...parts, ...node.annotations.map(print.node)].filter((part) => part !== '').join(' ');
}

function createWindow(node: CreateWindow, print: Printer): string {
  const views = node.views.map(print.node).join('');
  return `create window ${dotted(node.name)}${views}${retain(node.retain)} as ${windowModel(node, print)}${windowInsert(node, print)}`;
}

function windowModel(node: CreateWindow, print: Printer): string {
  if (node.columns !== undefined) return `(${list(node.columns, print)})`;
  if (node.asSelect !== undefined) return print.node(node.asSelect);
  return node.asType === undefined ? '' : dotted(node.asType);
}

function windowInsert(node: CreateWindow, print: Printer): string {
  return node.insert ? ` insert${tail('where', node.insertWhere, print)}` : '';
}

function createSchema(node: CreateSchema, print: Printer): string {
  const representation = node.representation === undefined ? '' : `${anyWord(node.representation)} `;
  const names = (keyword: string, types: CreateSchema['inherits']): string =>
    types.length === 0 ? '' : ` ${keyword} ${types.map((type) => dotted(type)).join(', ')}`;
  const stamp = (keyword: string, name: CreateSchema['startTimestamp']): string =>
    name === undefined ? '' : ` ${keyword} ${declarable(name)}`;
  const content = node.asTypes.length > 0 ? names('as', node.asTypes) : `(${list(node.columns, print)})`;
  const options =
    names('inherits', node.inherits) + stamp('starttimestamp', node.startTimestamp) + stamp('endtimestamp', node.endTimestamp);
  return `create ${representation}schema ${dotted(node.name)}${content}${options}${names('copyfrom', node.copyFrom)}`;
}

/** One annotation, declaration and clause a line. */
function statement(node: Statement, print: Printer): string {
  const lines = [...node.annotations, ...node.expressions].map(print.node);
  if (node.context !== undefined) lines.push(`context ${dotted(node.context)}`);
  lines.push(node.body.kind === 'select' ? selectClauses(node.body, print).join('\n') : print.node(node.body));
  return lines.join('\n');
}
