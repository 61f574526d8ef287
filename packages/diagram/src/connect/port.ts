import type { Drawn } from '../edit/drawn.js';
import type { BlockNode, Frame } from '../graph.js';
import type { NodeKind } from '../node-kind.js';

/** What an edge takes out of a node. */
export type OutPort =
  /** events of a type or of a derived stream */
  | { readonly kind: 'stream'; readonly name: string }
  /** rows of a statement; `branch` when it is one of a split */
  | { readonly kind: 'row'; readonly at: string }
  /** a part of a pattern */
  | { readonly kind: 'pattern'; readonly id: string }
  /** a named window or table */
  | { readonly kind: 'window'; readonly name: string }
  | { readonly kind: 'context'; readonly name: string }
  /** a node that gives nothing by itself, and why */
  | { readonly kind: 'none'; readonly reason: string; readonly hint: string };

/** A place that something can flow into. */
export type OpenPort =
  /** a place that reads a stream or a window by name */
  | { readonly kind: 'reader'; readonly id: string; readonly reads: string; readonly window: boolean }
  /** a place among the parts of a pattern */
  | { readonly kind: 'pattern'; readonly id: string; readonly reads?: string }
  /** the rest of a statement that selects: one more input */
  | { readonly kind: 'statement'; readonly id: string }
  /** a window or table, or a stream by its definition or by an insert into it */
  | { readonly kind: 'store'; readonly name: string; readonly stored: 'window' | 'table' | 'stream' };

/** What an edge goes into, or why it cannot. */
export type InPort = OpenPort | { readonly kind: 'none'; readonly reason: string; readonly hint: string };

/** Nothing is known of a text without a picture. */
const OPAQUE = {
  kind: 'none',
  reason: 'an EPL box is text without ports',
  hint: 'write what it reads and gives into its text',
} as const;

const ROW_KINDS: ReadonlySet<NodeKind> = new Set([
  'where',
  'group',
  'having',
  'recognize',
  'select',
  'order',
  'output-rate',
  'insert-into',
  'alert',
  'join',
]);

const READ_KINDS: ReadonlySet<NodeKind> = new Set(['event-type', 'stream', 'named-window', 'table']);

/** What can be drawn out of a node or a frame. */
export function outPort({ part, frame, input }: Drawn): OutPort {
  if (!('shape' in part)) return 'inputs' in part ? frameOut(frame) : rowsOf(part.id);
  if (part.shape !== 'block') return { kind: 'pattern', id: part.id };
  if (frame.form === 'opaque') return OPAQUE;
  if (frame.form === 'definition') return definitionOut(part);
  if (input && isAtom(part)) return { kind: 'pattern', id: part.id };
  if (part.kind === 'timer') return { kind: 'pattern', id: part.id };
  if (READ_KINDS.has(part.kind)) return read(part);
  if (ROW_KINDS.has(part.kind)) return rowsOf(part.id);
  return { kind: 'none', reason: `"${part.word}" works inside its statement`, hint: 'connect the Select of its statement' };
}

function rowsOf(at: string): OutPort {
  return { kind: 'row', at };
}

function frameOut(frame: Frame): OutPort {
  if (frame.form === 'opaque') return OPAQUE;
  const defined = frame.form === 'definition' ? frame.trunk.at(-1) : undefined;
  return defined ? definitionOut(defined) : rowsOf(frame.id);
}

function read({ kind, subject = '' }: BlockNode): OutPort {
  return kind === 'named-window' || kind === 'table' ? { kind: 'window', name: subject } : { kind: 'stream', name: subject };
}

function definitionOut(node: BlockNode): OutPort {
  if (node.kind === 'schema') return { kind: 'stream', name: node.word };
  if (node.kind === 'named-window' || node.kind === 'table') return { kind: 'window', name: node.word };
  if (node.kind === 'context') return { kind: 'context', name: node.word };
  return { kind: 'none', reason: `"${node.word}" is used by its name`, hint: 'write its name into a condition or a column' };
}

/** An event of a pattern: its column is a pattern's, and it is no stream of its own. */
function isAtom({ kind, id }: BlockNode): boolean {
  return READ_KINDS.has(kind) && /\/(?:from\.\d+|trigger)\/pattern\//.test(id);
}

/** What can be drawn into a node or a frame. */
export function inPort({ part, frame, input }: Drawn): InPort {
  if (!('shape' in part)) return 'inputs' in part ? frameIn(frame) : { kind: 'statement', id: part.id };
  if (part.shape !== 'block') return { kind: 'pattern', id: part.id };
  if (frame.form === 'opaque') return OPAQUE;
  if (frame.form === 'definition') return definitionIn(frame.trunk.at(-1) ?? part);
  return input ? inputIn(part) : stepIn(part);
}

/** A node above the steps of a statement: what is read, and what belongs to it. */
function inputIn(part: BlockNode): InPort {
  if (isAtom(part)) return { kind: 'pattern', id: part.id, reads: part.subject ?? '' };
  if (part.kind === 'timer') return { kind: 'pattern', id: part.id };
  if (READ_KINDS.has(part.kind)) return reader(part);
  return { kind: 'none', reason: `"${part.word}" belongs to the source above it`, hint: 'connect to that source' };
}

function reader({ id, kind, subject = '' }: BlockNode): InPort {
  return { kind: 'reader', id, reads: subject, window: kind === 'named-window' };
}

const ALERT: InPort = {
  kind: 'none',
  reason: 'an alert tells of the rows of its own statement',
  hint: 'put an Alert on the statement itself',
};

function stepIn(part: BlockNode): InPort {
  if (part.kind === 'insert-into') return { kind: 'store', name: part.subject ?? '', stored: 'stream' };
  if (part.kind === 'alert') return ALERT;
  return READ_KINDS.has(part.kind) ? reader(part) : { kind: 'statement', id: part.id };
}

function frameIn(frame: Frame): InPort {
  if (frame.form === 'definition') return definitionIn(frame.trunk.at(-1));
  if (frame.form === 'opaque') return OPAQUE;
  return { kind: 'statement', id: frame.id };
}

function definitionIn(node: BlockNode | undefined): InPort {
  switch (node?.kind) {
    case 'named-window':
      return { kind: 'store', name: node.word, stored: 'window' };
    case 'table':
      return { kind: 'store', name: node.word, stored: 'table' };
    case 'schema':
      return { kind: 'store', name: node.word, stored: 'stream' };
    default:
      return { kind: 'none', reason: 'nothing flows into a definition', hint: 'connect to a window, a table or an event type' };
  }
}
