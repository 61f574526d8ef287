import type { Row } from '../row.js';
import type { AtomNode, AtomState, Waiters } from './atom.js';
import { compareListeners } from './listening-order.js';

/**
 * Gives one event to several atoms. All who wait for it are known before the first of them hears of it; then those of the highest level of
 * consumption hear, in the order of {@link compareListeners}; who is quit by one before it does not.
 */
export function deliver(event: Row, nodes: readonly AtomNode[]): void {
  let only: AtomNode | undefined;
  let list: Waiters | undefined;
  for (const node of nodes) {
    const found = node.find(event);
    if (found === undefined) continue;
    if (list !== undefined) {
      deliverInOrder(event, nodes);
      return;
    }
    only = node;
    list = found;
  }
  if (only === undefined || list === undefined) return;
  // mostly one atom alone has somebody who waits
  if (only.sorted && hasSeveral(list)) deliverInOrder(event, [only]);
  else only.show(event, list);
}

function hasSeveral(list: Waiters): boolean {
  return list.first !== list.last;
}

function deliverInOrder(event: Row, nodes: readonly AtomNode[]): void {
  const met: AtomState[] = [];
  for (const node of nodes) {
    const list = node.find(event);
    if (list !== undefined) node.addMet(event, list, met);
  }
  if (met.length > 1) met.sort(compareListeners);
  const level = highestLevel(met);
  for (const state of met) if (state.live && state.node.consumeLevel === level) state.accept(event);
}

function highestLevel(states: readonly AtomState[]): number {
  let level = 0;
  for (const { node } of states) level = Math.max(level, node.consumeLevel);
  return level;
}
