import type { IconName } from '../../design/icons.js';
import type { GraphNode } from './graph-model.js';

const ICONS = {
  type: 'typeInList',
  rule: 'rules',
  stream: 'derivedStream',
  window: 'namedWindow',
} as const satisfies Record<GraphNode['kind'], IconName>;

/** The sign of what rules read and write. */
export function graphIcon(kind: GraphNode['kind']): IconName {
  return ICONS[kind];
}
