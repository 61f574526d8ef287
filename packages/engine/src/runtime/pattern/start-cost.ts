import type { StateNode } from './state.js';

/** How many partial matches an attempt at a node holds when it begins: those of the first part of a sequence, of all parts of anything else. */
export function startCost(node: StateNode & { readonly parts?: readonly StateNode[]; readonly part?: StateNode }): number {
  const { parts, part } = node;
  if (parts !== undefined) {
    const costs = parts.map(startCost);
    return 'limits' in node ? (costs[0] ?? 0) : costs.reduce((sum, cost) => sum + cost, 0);
  }
  if (part === undefined) return 1;
  const until = 'until' in node ? (node.until as StateNode | undefined) : undefined;
  return startCost(part) + (until === undefined ? 0 : startCost(until));
}
