import type { ModuleDiagram } from '../graph.js';

/** Whether rows of one frame reach another, by way of any others. O(edges). */
export function feeds({ edges }: ModuleDiagram, from: string, to: string): boolean {
  const reached = new Set([from]);
  const open = [from];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    for (const edge of edges) {
      if (edge.kind !== 'insert' || edge.fromFrame !== frame || reached.has(edge.toFrame)) continue;
      reached.add(edge.toFrame);
      open.push(edge.toFrame);
    }
  }
  return reached.has(to);
}
