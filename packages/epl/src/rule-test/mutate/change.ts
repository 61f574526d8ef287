import type { EplDocument } from '../../syntax/ast-statement.js';
import { sourceOf } from '../../syntax/edit.js';
import type { Node } from '../../syntax/node.js';

/** What kind of small change was made to a rule. */
export type MutantKind =
  | 'condition-dropped'
  | 'branch-dropped'
  | 'and-or-swapped'
  | 'comparison-turned'
  | 'boundary-moved'
  | 'threshold-moved'
  | 'value-dropped'
  | 'not-turned'
  | 'length-doubled'
  | 'length-halved'
  | 'key-dropped'
  | 'rate-dropped'
  | 'distinct-dropped'
  | 'window-dropped'
  | 'every-dropped'
  | 'guard-dropped'
  | 'order-dropped'
  | 'join-narrowed';

/** One small change of a tree: a node and what comes in its place. */
export interface Change {
  readonly kind: MutantKind;
  readonly node: Node;
  readonly replacement: Node | string;
  /** the node that a reader would point at; the changed node when absent */
  readonly place?: Node;
  /** what stood there and what stands there now, as short as it is understood; `becomes` is empty for what was left out */
  readonly was: string;
  readonly becomes: string;
}

/** Leaves an item out of the list in a field of a node. */
export function without<N extends Node>(node: N, field: keyof N, item: Node): N {
  const list = node[field] as unknown as readonly Node[];
  return { ...node, [field]: list.filter((each) => each !== item) };
}

/** A change that leaves something out. */
export function dropped(
  document: EplDocument,
  { kind, node, replacement, place }: Pick<Change, 'kind' | 'node' | 'replacement'> & { readonly place: Node },
): Change {
  return { kind, node, replacement, place, was: sourceOf(document, place), becomes: '' };
}
