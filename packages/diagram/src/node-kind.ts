/** Families share a hue, and say what a node is about. */
export type Family = 'source' | 'filter' | 'window' | 'pattern' | 'join' | 'aggregate' | 'output' | 'action';

export type NodeKind =
  | 'event-type'
  | 'stream'
  | 'timer'
  | 'filter'
  | 'where'
  | 'time-window'
  | 'length-window'
  | 'key-window'
  | 'window'
  | 'named-window'
  | 'table'
  | 'merge'
  | 'update'
  | 'delete'
  | 'insert'
  | 'variable'
  | 'index'
  | 'schema'
  | 'context'
  | 'expression'
  | 'join'
  | 'lookup'
  | 'group'
  | 'having'
  | 'recognize'
  | 'select'
  | 'order'
  | 'output-rate'
  | 'insert-into'
  | 'alert'
  | 'epl-box';

export type ScopeKind =
  | 'every'
  | 'every-distinct'
  | 'within'
  | 'within-max'
  | 'while'
  | 'not'
  | 'repeat'
  | 'until'
  | 'and'
  | 'or'
  | 'contained';

/** What flows through a port; an edge joins two of a kind. */
export type PortType = 'stream' | 'row' | 'pattern' | 'window' | 'value';

export interface KindInfo {
  readonly family: Family;
  /** name in the palette and in a node's head */
  readonly word: string;
  /** icon by its Tabler name */
  readonly icon: string;
  readonly input?: PortType;
  readonly output?: PortType;
}

/** Every node kind, so that palette, canvas, outline and legend say the same. */
export const NODE_KINDS: Readonly<Record<NodeKind, KindInfo>> = {
  'event-type': { family: 'source', word: 'Event type', icon: 'arrow-bar-to-down', output: 'stream' },
  stream: { family: 'source', word: 'Derived stream', icon: 'arrow-bar-to-right', output: 'stream' },
  timer: { family: 'source', word: 'Timer', icon: 'clock-hour-4', output: 'pattern' },
  filter: { family: 'filter', word: 'Filter', icon: 'filter', input: 'stream', output: 'stream' },
  where: { family: 'filter', word: 'Where', icon: 'filter', input: 'stream', output: 'stream' },
  'time-window': { family: 'window', word: 'Time window', icon: 'clock-hour-4', input: 'stream', output: 'stream' },
  'length-window': { family: 'window', word: 'Length window', icon: 'clock-hour-4', input: 'stream', output: 'stream' },
  'key-window': { family: 'window', word: 'Window by key', icon: 'clock-hour-4', input: 'stream', output: 'stream' },
  window: { family: 'window', word: 'Window', icon: 'clock-hour-4', input: 'stream', output: 'stream' },
  'named-window': { family: 'window', word: 'Named window', icon: 'table', input: 'window', output: 'window' },
  table: { family: 'window', word: 'Table', icon: 'table', input: 'window', output: 'window' },
  merge: { family: 'window', word: 'Merge', icon: 'git-merge', input: 'stream', output: 'window' },
  update: { family: 'window', word: 'Update', icon: 'git-merge', input: 'stream', output: 'window' },
  delete: { family: 'window', word: 'Delete', icon: 'git-merge', input: 'stream', output: 'window' },
  insert: { family: 'window', word: 'Insert', icon: 'git-merge', input: 'stream', output: 'window' },
  variable: { family: 'window', word: 'Variable', icon: 'variable', input: 'stream', output: 'value' },
  index: { family: 'window', word: 'Index', icon: 'table' },
  schema: { family: 'source', word: 'Event type', icon: 'braces', output: 'stream' },
  context: { family: 'aggregate', word: 'Context', icon: 'sum' },
  expression: { family: 'filter', word: 'Expression', icon: 'parentheses', output: 'value' },
  join: { family: 'join', word: 'Join', icon: 'arrows-join-2', input: 'stream', output: 'row' },
  lookup: { family: 'join', word: 'Lookup', icon: 'database-search', output: 'stream' },
  group: { family: 'aggregate', word: 'Group by', icon: 'sum', input: 'stream', output: 'row' },
  having: { family: 'aggregate', word: 'Having', icon: 'math-greater', input: 'row', output: 'row' },
  recognize: { family: 'pattern', word: 'Match recognize', icon: 'route', input: 'stream', output: 'row' },
  select: { family: 'output', word: 'Select', icon: 'columns-3', input: 'row', output: 'row' },
  order: { family: 'output', word: 'Order', icon: 'columns-3', input: 'row', output: 'row' },
  'output-rate': { family: 'output', word: 'Output rate', icon: 'gauge', input: 'row', output: 'row' },
  'insert-into': { family: 'output', word: 'Insert into', icon: 'arrow-bar-right', input: 'row', output: 'stream' },
  alert: { family: 'action', word: 'Alert', icon: 'bell-ringing', input: 'row' },
  'epl-box': { family: 'source', word: 'EPL', icon: 'code-dots' },
};

export interface ScopeInfo {
  readonly word: string;
  readonly icon: string;
}

export const SCOPE_KINDS: Readonly<Record<ScopeKind, ScopeInfo>> = {
  every: { word: 'every', icon: 'repeat' },
  'every-distinct': { word: 'every distinct', icon: 'repeat' },
  within: { word: 'within', icon: 'hourglass' },
  'within-max': { word: 'within, at most', icon: 'hourglass' },
  while: { word: 'while', icon: 'rotate' },
  not: { word: 'not', icon: 'ban' },
  repeat: { word: 'repeat', icon: 'repeat-once' },
  until: { word: 'until', icon: 'flag-3' },
  and: { word: 'all of', icon: 'parentheses' },
  or: { word: 'any of', icon: 'parentheses' },
  contained: { word: 'for each of', icon: 'braces' },
};
