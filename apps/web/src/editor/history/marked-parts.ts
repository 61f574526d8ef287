import type { ModuleDiagram } from '@rulewright/diagram';
import { DiagramIndex, type IndexedNode } from '../document/diagram-index.js';

/** What became of a part of the picture. */
export type Change = 'added' | 'removed' | 'changed';

interface Drawn {
  readonly text: string;
  readonly diagram: ModuleDiagram;
}

/**
 * Parts of the newer picture that the older one has not, or has with another text, by id; statements that are gone by the id they had.
 * A statement is changed if a part of it is. O(parts).
 */
export function markedParts(before: Drawn, after: Drawn): ReadonlyMap<string, Change> {
  const [old, now] = [new DiagramIndex(before.diagram), new DiagramIndex(after.diagram)];
  const textIn = ({ text }: Drawn, { span }: IndexedNode) => text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  const marks = new Map<string, Change>();
  for (const node of now.nodes) {
    const twin = old.get(node.id);
    if (twin === undefined) marks.set(node.id, 'added');
    else if (textIn(before, twin) !== textIn(after, node)) marks.set(node.id, 'changed');
  }
  for (const node of old.nodes) if (node.part === node.frame && now.get(node.id) === undefined) marks.set(node.id, 'removed');
  return marks;
}
