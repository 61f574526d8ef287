import type { BlockNode, DiagramNode, Frame, ModuleEdge } from '../graph.js';

/** Edges of a module: who inserts into what somebody reads, and who reads or changes which named window. O(nodes). */
export function moduleEdges(frames: readonly Frame[]): readonly ModuleEdge[] {
  const inserts = new Map<string, Place[]>();
  const owners = new Map<string, Place>();
  for (const frame of frames) {
    for (const node of blocksOf(frame)) {
      if (!node.subject) continue;
      if (node.kind === 'insert-into') inserts.set(node.subject, [...(inserts.get(node.subject) ?? []), { frame, node }]);
      if (frame.form === 'definition' && (node.kind === 'named-window' || node.kind === 'table'))
        owners.set(node.subject, { frame, node });
    }
  }
  return frames.flatMap((frame) => edgesInto(frame, inserts, owners));
}

interface Place {
  readonly frame: Frame;
  readonly node: BlockNode;
}

const READS: ReadonlySet<string> = new Set(['stream', 'named-window', 'table', 'event-type']);

function edgesInto(
  frame: Frame,
  inserts: ReadonlyMap<string, readonly Place[]>,
  owners: ReadonlyMap<string, Place>,
): readonly ModuleEdge[] {
  return blocksOf(frame).flatMap((node) => {
    if (!node.subject || !READS.has(node.kind)) return [];
    const to = { frame, node };
    const owner = owners.get(node.subject);
    if (owner && owner.frame !== frame) return [edge('window', owner, to)];
    const sources = inserts.get(node.subject) ?? [];
    return sources.filter((from) => from.frame !== frame).map((from) => edge('insert', from, to));
  });
}

function edge(kind: ModuleEdge['kind'], from: Place, to: Place): ModuleEdge {
  return {
    id: `${kind}:${from.node.id}>${to.node.id}`,
    kind,
    fromFrame: from.frame.id,
    fromNode: from.node.id,
    toFrame: to.frame.id,
    toNode: to.node.id,
    subject: to.node.subject ?? '',
  };
}

/** All blocks of a frame, those inside scopes and lanes included. */
export function blocksOf(frame: Frame): readonly BlockNode[] {
  const nodes: readonly DiagramNode[] = [
    ...frame.inputs.flatMap((input) => input.nodes),
    ...(frame.join ? [frame.join] : []),
    ...frame.trunk,
    ...frame.branches.flatMap((branch) => branch.nodes),
    ...(frame.target ? [frame.target] : []),
  ];
  return nodes.flatMap(blocksIn);
}

function blocksIn(node: DiagramNode): readonly BlockNode[] {
  switch (node.shape) {
    case 'block':
      return [node];
    case 'scope':
      return node.children.flatMap(blocksIn);
    case 'lane':
      return node.parts.flatMap(blocksIn);
  }
}
