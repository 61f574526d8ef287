import type { Span } from '@rulewright/core';
import type { BlockNode, Branch, DiagramNode, Frame, InputColumn, ModuleDiagram } from '../graph.js';

/** Whatever of the picture has an id, and the frame that it stands in. */
export interface Drawn {
  readonly id: string;
  readonly span: Span;
  readonly frame: Frame;
  readonly part: Frame | DiagramNode | Branch;
  readonly input?: InputColumn;
}

/** All parts of a module's picture; those of a statement in the order of drawing, the frame first. O(nodes). */
export function drawnParts(diagram: ModuleDiagram): readonly Drawn[] {
  return diagram.frames.flatMap((frame) => [{ id: frame.id, span: frame.span, frame, part: frame }, ...partsOf(frame)]);
}

function partsOf(frame: Frame): readonly Drawn[] {
  const block = (part: BlockNode): Drawn => ({ id: part.id, span: part.span, frame, part });
  return [
    ...frame.inputs.flatMap((input) => input.nodes.flatMap((node) => inside(node, frame, input))),
    ...(frame.join ? [block(frame.join)] : []),
    ...frame.trunk.map(block),
    ...frame.branches.flatMap((branch) => [{ id: branch.id, span: branch.span, frame, part: branch }, ...branch.nodes.map(block)]),
    ...(frame.target ? [block(frame.target)] : []),
  ];
}

function inside(part: DiagramNode, frame: Frame, input: InputColumn): readonly Drawn[] {
  const own: Drawn = { id: part.id, span: part.span, frame, part, input };
  if (part.shape === 'scope') return [own, ...part.children.flatMap((child) => inside(child, frame, input))];
  if (part.shape === 'lane') return [own, ...part.parts.flatMap((child) => inside(child, frame, input))];
  return [own];
}
