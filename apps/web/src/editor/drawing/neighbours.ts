import type { DiagramEdit, DiagramNode, Frame, ModuleDiagram } from '@rulewright/diagram';
import type { IndexedNode } from '../document/diagram-index.js';

/** The part one place earlier or later beside this one; undefined at the end, or where order means nothing. */
function neighbour(frame: Frame, id: string, by: 1 | -1): string | undefined {
  const search = (nodes: readonly DiagramNode[]): string | undefined => {
    const at = nodes.findIndex((node) => node.id === id);
    if (at !== -1) return nodes[at + by]?.id;
    for (const node of nodes) {
      const found = node.shape === 'block' ? undefined : search(node.shape === 'lane' ? node.parts : node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const input of frame.inputs) {
    for (const node of input.nodes) {
      if (node.shape === 'block') continue;
      const found = search([node]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The edit that moves a part one place earlier or later: a statement in the text, a part of a pattern in its lane or box. */
export function shifted(diagram: ModuleDiagram, { id, frame, part }: IndexedNode, by: 1 | -1): DiagramEdit | undefined {
  if (part === frame) {
    const at = diagram.frames.findIndex((each) => each.id === id);
    if (at + by < 0 || at + by >= diagram.frames.length) return undefined;
    const before = diagram.frames[by === -1 ? at - 1 : at + 2]?.id;
    return { kind: 'move-statement', id, ...(before === undefined ? {} : { before }) };
  }
  const of = neighbour(frame, id, by);
  return of === undefined ? undefined : { kind: 'move-pattern', id, place: { side: by === 1 ? 'after' : 'before', of } };
}
