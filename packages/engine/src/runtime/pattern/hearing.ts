import type { Row } from '../row.js';
import type { AtomNode, AtomState } from './atom.js';
import { compareListeners } from './listening-order.js';

/** An atom whose filter the present event passed. */
export interface Heard {
  readonly node: AtomNode;
  readonly states: readonly AtomState[];
}

/**
 * Gives one event to several atoms. All who wait for it are known before the first of them hears of it; then those of the highest level of
 * consumption hear, in the order of {@link compareListeners}; who is quit by one before it does not.
 */
export function deliver(event: Row, nodes: readonly AtomNode[]): void {
  const heard = nodes.map((node): Heard => ({ node, states: node.met(event) })).filter(({ states }) => states.length > 0);
  const level = Math.max(...heard.map(({ node }) => node.consumeLevel));
  for (const state of inOrder(heard.filter(({ node }) => node.consumeLevel === level))) if (state.live) state.accept(event);
}

function inOrder(heard: readonly Heard[]): readonly AtomState[] {
  return heard.flatMap(({ states }) => states).sort(compareListeners);
}
