import type { Span } from '@rulewright/core';
import type { BlockNode, Branch, DiagramNode, Frame, ModuleDiagram } from '@rulewright/diagram';

/** One part of the picture that can be selected, found by its id or by a place in the text. */
export interface IndexedNode {
  readonly id: string;
  readonly span: Span;
  readonly frame: Frame;
  readonly part: BlockNode | Branch | DiagramNode | Frame;
}

/** All parts of a module's picture; those of a statement in the order of drawing, the frame first. */
export class DiagramIndex {
  readonly nodes: readonly IndexedNode[];
  readonly #byId: ReadonlyMap<string, IndexedNode>;

  constructor(diagram: ModuleDiagram) {
    this.nodes = diagram.frames.flatMap((frame) => [{ id: frame.id, span: frame.span, frame, part: frame }, ...partsOf(frame)]);
    this.#byId = new Map(this.nodes.map((node) => [node.id, node]));
  }

  get(id: string): IndexedNode | undefined {
    return this.#byId.get(id);
  }

  /** The innermost part whose text covers a span (an empty span is a caret); undefined between statements. O(nodes). */
  at(span: Span): IndexedNode | undefined {
    let best: IndexedNode | undefined;
    for (const node of this.nodes) {
      if (node.span.start > span.start || node.span.end < span.end) continue;
      if (best === undefined || lengthOf(node.span) <= lengthOf(best.span)) best = node;
    }
    return best;
  }
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

function partsOf(frame: Frame): readonly IndexedNode[] {
  const indexed: IndexedNode[] = [];
  const add = (part: BlockNode | Branch | DiagramNode) => indexed.push({ id: part.id, span: part.span, frame, part });
  const walk = (node: DiagramNode) => {
    add(node);
    if (node.shape === 'scope') node.children.forEach(walk);
    if (node.shape === 'lane') node.parts.forEach(walk);
  };
  for (const input of frame.inputs) input.nodes.forEach(walk);
  if (frame.join) add(frame.join);
  frame.trunk.forEach(add);
  for (const branch of frame.branches) {
    add(branch);
    branch.nodes.forEach(add);
  }
  if (frame.target) add(frame.target);
  return indexed;
}
