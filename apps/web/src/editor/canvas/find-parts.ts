import type { DiagramIndex, IndexedNode } from '../document/diagram-index.js';

/** Ids of the parts that say a text, letter case aside, in the order of the picture. O(parts). */
export function findParts(index: DiagramIndex | undefined, sought: string): readonly string[] {
  const text = sought.trim().toLowerCase();
  if (index === undefined || text === '') return [];
  return index.nodes.filter((node) => saidBy(node).some((each) => each.toLowerCase().includes(text))).map((node) => node.id);
}

function saidBy({ part }: IndexedNode): readonly string[] {
  if ('title' in part) return [part.title, ...part.chips];
  if (!('shape' in part)) return [part.word, part.condition ?? ''];
  switch (part.shape) {
    case 'block':
      return [part.word, part.argument ?? '', ...part.lines];
    case 'scope':
      return [part.word, part.argument ?? ''];
    case 'lane':
      return [];
  }
}
