import type { ContextCondition, CreateContext } from '../ast-statement.js';
import type { Kind } from '../node.js';
import { dotted, identifier } from './name.js';
import { list, type Printer, type PrinterTable } from './printer.js';
import { alias } from './select.js';

export type ContextKind = Extract<Kind, `context-${string}` | 'create-context'>;

export const CONTEXT_PRINTERS: PrinterTable<ContextKind> = {
  'create-context': (node, print) => `create ${named(node, print)}`,
  'context-keyed': (node, print) => {
    const initiated = node.initiated.length === 0 ? '' : ` initiated by ${list(node.initiated, print)}`;
    const terminated = node.terminated === undefined ? '' : ` terminated by ${print.node(node.terminated)}`;
    return `partition by ${list(node.items, print)}${initiated}${terminated}`;
  },
  'context-key': (node, print) => `${list(node.properties, print)} from ${print.node(node.filter)}${alias(node.alias)}`,
  'context-hash': (node, print) => {
    const preallocate = node.preallocate ? ' preallocate' : '';
    return `coalesce by ${list(node.items, print)} granularity ${print.node(node.granularity)}${preallocate}`;
  },
  'context-hash-item': (node, print) => `${print.node(node.function)} from ${print.node(node.filter)}`,
  'context-category': (node, print) => `${list(node.groups, print)} from ${print.node(node.filter)}`,
  'context-group': (node, print) => `group by ${print.node(node.condition)} as ${identifier(node.label)}`,
  'context-range': (node, print) => {
    const distinct = node.distinct.length === 0 ? '' : ` distinct(${list(node.distinct, print)})`;
    const start =
      node.start === undefined ? '' : ` ${node.overlapping ? overlappingStart(node.start, print) : print.node(node.start)}`;
    const end = node.end === undefined ? '' : ` ${node.overlapping ? 'terminated by' : 'end'} ${print.node(node.end)}`;
    return `${node.overlapping ? 'initiated by' : 'start'}${distinct}${start}${end}`;
  },
  'context-condition': condition,
  'context-nested': (node, print) => node.contexts.map((inner) => named(inner, print)).join(', '),
};

/** Without `create`, as a nested context stands. */
function named(node: CreateContext, print: Printer): string {
  return `context ${dotted(node.name)} ${print.node(node.detail)}`;
}

function overlappingStart(node: ContextCondition, print: Printer): string {
  return node.now ? `@now and ${print.node({ ...node, now: false })}` : print.node(node);
}

function condition(node: ContextCondition, print: Printer): string {
  if (node.now) return '@now';
  if (node.after !== undefined) return `after ${print.node(node.after)}`;
  if (node.crontab !== undefined) return `(${list(node.crontab, print)})`;
  if (node.filter !== undefined) return print.node(node.filter) + alias(node.alias);
  if (node.pattern === undefined) return '';
  return print.node(node.pattern) + (node.inclusive ? ' @inclusive' : '') + alias(node.alias);
}
