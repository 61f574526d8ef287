import type { EplDocument } from './ast-statement.js';
import { childrenOf } from './children.js';
import type { Node } from './node.js';

/**
 * Visits a node and all below it, parents first, in the order of the text.
 *
 * @param visit  false leaves out what is below the node
 * O(nodes)
 */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => unknown): void {
  // a stack of its own: chains of operators are nested as deep as they are long
  const nodes: Node[] = [node];
  const parents: (Node | undefined)[] = [undefined];
  for (let next = nodes.pop(); next !== undefined; next = nodes.pop()) {
    if (visit(next, parents.pop()) === false) continue;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) {
      nodes.push(children[i] as Node);
      parents.push(next);
    }
  }
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
  const path: Node[] = [document];
  /** children of each of the path that are still to be looked into */
  const untried: Node[][] = [];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    if (last === node) return path;
    if (untried.length < path.length) untried.push(coveringChildren(last, node));
    const next = untried.at(-1)?.shift();
    if (next !== undefined) path.push(next);
    else {
      path.pop();
      untried.pop();
    }
  }
  return [];
}

function coveringChildren(from: Node, { span }: Node): Node[] {
  return childrenOf(from).filter((child) => child.span.start <= span.start && child.span.end >= span.end);
}
