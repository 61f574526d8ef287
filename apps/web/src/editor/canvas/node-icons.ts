import { NODE_KINDS, type NodeKind, SCOPE_KINDS, type ScopeKind } from '@rulewright/diagram';
import type { IconName } from '../../design/icons.js';

/** The diagram names icons as Tabler does; ours are by meaning. */
const BY_TABLER_NAME: Readonly<Record<string, IconName>> = {
  'arrow-bar-to-down': 'eventType',
  'arrow-bar-to-right': 'derivedStream',
  braces: 'typeInList',
  'code-dots': 'eplBox',
  filter: 'filter',
  parentheses: 'subGroup',
  'clock-hour-4': 'window',
  table: 'namedWindow',
  'git-merge': 'merge',
  variable: 'variable',
  route: 'followedBy',
  repeat: 'every',
  hourglass: 'within',
  ban: 'not',
  'repeat-once': 'repeat',
  'flag-3': 'until',
  rotate: 'while',
  'arrows-join-2': 'join',
  'database-search': 'lookup',
  'world-search': 'enricher',
  sum: 'group',
  'math-greater': 'having',
  'user-scan': 'profile',
  gauge: 'outputRate',
  'columns-3': 'select',
  'arrow-bar-right': 'insertInto',
  'bell-ringing': 'alert',
  send: 'response',
};

/** Our icon for one that the diagram names as Tabler does. */
export function iconNamed(tablerName: string): IconName {
  return BY_TABLER_NAME[tablerName] ?? 'eplBox';
}

export function nodeIcon(kind: NodeKind): IconName {
  return iconNamed(NODE_KINDS[kind].icon);
}

export function scopeIcon(kind: ScopeKind): IconName {
  return BY_TABLER_NAME[SCOPE_KINDS[kind].icon] ?? 'subGroup';
}
