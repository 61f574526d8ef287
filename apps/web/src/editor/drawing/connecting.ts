import type { DiagramEdit } from '@rulewright/diagram';
import type { IndexedNode } from '../document/diagram-index.js';

/** What a part brings to others by name: a type, a stream, a window; a frame brings what it inserts into. */
export function broughtBy({ part, frame }: IndexedNode): string | undefined {
  if (part !== frame && 'subject' in part && part.subject !== undefined) return part.subject;
  const ends = [...frame.trunk, ...(frame.target ? [frame.target] : [])];
  return ends.find((block) => block.kind === 'insert-into' || block.kind === 'named-window' || block.kind === 'table')?.subject;
}

/** The edit that joins a part to another; over nothing a new statement that reads what it brings. */
export function connection(from: IndexedNode, to: string | undefined): DiagramEdit | undefined {
  if (to !== undefined) return to === from.id ? undefined : { kind: 'connect', from: from.id, to };
  const name = broughtBy(from);
  return name === undefined
    ? undefined
    : { kind: 'add-statement', statement: { kind: 'select', from: name }, after: from.frame.id };
}
