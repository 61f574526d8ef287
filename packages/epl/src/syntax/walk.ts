import type { EplDocument } from './ast-statement.js';
import { childrenOf } from './children.js';
import type { Node } from './node.js';

/**
 * Visits a node and all below it, parents first, in the order of the text.
 *
 * @param visit  false leaves out what is below the node
 * O(nodes)
 */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => unknown, parent?: Node): void {
  if (visit(node, parent) === false) return;
  for (const child of childrenOf(node)) walk(child, visit, node);
}

/**
 * The nodes around an offset, from the document to the innermost. Where two nodes meet, the one that begins there is preferred, unless
 * only the one that ends there is a word (`win:time|(`).
 * O(depth x siblings)
 */
export function nodeAt(document: EplDocument, offset: number): Node[] {
  const path: Node[] = [document];
  for (let node = innerAt(document, offset); node !== undefined; node = innerAt(node, offset)) path.push(node);
  return path;
}

function innerAt(node: Node, offset: number): Node | undefined {
  let best: Node | undefined;
  for (const child of childrenOf(node)) {
    const { start, end } = child.span;
    if (start > offset || end < offset) continue;
    if (best === undefined || isCloser(child, best, offset)) best = child;
  }
  return best;
}

/** A child that holds the character at the offset before one that only ends there; of two that hold it the shorter. */
function isCloser(child: Node, best: Node, offset: number): boolean {
  const holds = child.span.end > offset;
  const bestHolds = best.span.end > offset;
  if (holds !== bestHolds) return holds;
  return child.span.end - child.span.start < best.span.end - best.span.start;
}

/** The nodes from the document to `node`, both included; empty if the node is not of the document. O(depth x siblings) */
export function pathOf(document: EplDocument, node: Node): Node[] {
  const path: Node[] = [];
  return descend(document, node, path) ? path : [];
}

function descend(from: Node, node: Node, path: Node[]): boolean {
  path.push(from);
  if (from === node) return true;
  for (const child of childrenOf(from)) {
    const covers = child.span.start <= node.span.start && child.span.end >= node.span.end;
    if (covers && descend(child, node, path)) return true;
  }
  path.pop();
  return false;
}
