import type { BlockNode, Frame } from '@rulewright/diagram';

/**
 * Whose figures each node of a frame shows beside the line that leaves it. The engine counts what passed a stream's filter at the stream,
 * what a whole pattern found at its input, and what left a statement at the statement: the picture has a node of its own for each.
 *
 * Nodes that are not in the answer show their own; `undefined` is for those that the engine does not count.
 */
export function borrowedCounters(frame: Frame): ReadonlyMap<string, string | undefined> {
  const counters = new Map<string, string | undefined>();
  for (const input of frame.inputs) {
    input.nodes.forEach((node, index) => {
      const source = input.nodes[index - 1];
      if (node.shape !== 'block') counters.set(node.id, input.id);
      if (node.shape !== 'block' || node.kind !== 'filter' || source === undefined) return;
      counters.set(node.id, source.id);
      counters.set(source.id, undefined);
    });
  }
  const ends = frame.trunk.findIndex((block) => block.kind === 'alert' || block.kind === 'insert-into');
  const rows = frame.trunk.slice(Math.max(0, ends === -1 ? frame.trunk.length - 1 : ends - 1));
  for (const block of rows) counters.set(block.id, frame.id);
  return counters;
}

/** Whose held count stands in the head of a node: groups are held by the output of their statement, which the engine counts under its id. */
export function stockCounter(frame: Frame, { id, kind }: Pick<BlockNode, 'id' | 'kind'>): string {
  return kind === 'group' ? frame.id : id;
}
