import type { CanvasNode } from './canvas-data.js';

/**
 * What is left of a large rule when it is seen from far away: statements, notes and groups, the parts at which edges between statements end, and
 * what is selected. The rest is not seen, and a thousand parts that are moved unseen cost as much as if they were. O(nodes).
 */
export function seenFromAfar(nodes: readonly CanvasNode[], isSelected: (id: string) => boolean): readonly CanvasNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<string>();
  for (const node of nodes) {
    if (!isOuter(node) && !hasEdges(node) && !isSelected(node.id)) continue;
    // what stands in another part stands with it
    for (let at: CanvasNode | undefined = node; at; at = at.parentId === undefined ? undefined : byId.get(at.parentId))
      kept.add(at.id);
  }
  return nodes.filter(({ id }) => kept.has(id));
}

function isOuter({ type }: CanvasNode): boolean {
  return type === 'frame' || type === 'note' || type === 'frame-group';
}

function hasEdges({ data }: CanvasNode): boolean {
  return 'ports' in data && (data.ports.in || data.ports.out);
}
