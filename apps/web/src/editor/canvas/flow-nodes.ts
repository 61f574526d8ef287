import { type Diagnostic, positionIn } from '@rulewright/core';
import type { ModuleDiagram } from '@rulewright/diagram';
import { MarkerType } from '@xyflow/react';
import type { CanvasEdge, CanvasNode, Ports, Problem } from './canvas-data.js';
import type { FrameBox, InnerBox, PatternBox } from './layout.js';

/** Where a frame stands, in canvas units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Scene {
  readonly frames: readonly FrameBox[];
  readonly places: ReadonlyMap<string, Place>;
  readonly edges: ModuleDiagram['edges'];
  readonly lineStarts: readonly number[];
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Nodes for React Flow, parents before children. Only frames can be dragged: what stands in them stands in the order of the text. */
export function flowNodes(scene: Scene): readonly CanvasNode[] {
  const outs = new Set(scene.edges.map((edge) => edge.fromNode));
  const ins = new Set(scene.edges.map((edge) => edge.toNode));
  const portsOf = (id: string): Ports => ({ out: outs.has(id), in: ins.has(id) });
  return scene.frames.flatMap((box) => {
    const { span } = box.frame;
    const lines = {
      first: positionIn(scene.lineStarts, span.start).line,
      last: positionIn(scene.lineStarts, Math.max(span.start, span.end - 1)).line,
    };
    const frame: CanvasNode = {
      id: box.id,
      type: 'frame',
      position: scene.places.get(box.id) ?? { x: 0, y: 0 },
      width: box.width,
      height: box.height,
      dragHandle: '.rw-frame-head',
      data: { box, lines, problem: problemOf(scene, box.id) },
    };
    return [frame, ...box.children.flatMap((child) => innerNodes(child, box.id, { scene, portsOf }))];
  });
}

interface Making {
  readonly scene: Scene;
  readonly portsOf: (id: string) => Ports;
}

function innerNodes(box: InnerBox, parentId: string, making: Making): readonly CanvasNode[] {
  const own = innerNode(box, parentId, making);
  const children: readonly (InnerBox | PatternBox)[] = 'children' in box ? box.children : [];
  return [own, ...children.flatMap((child) => innerNodes(child, box.id, making))];
}

function innerNode(box: InnerBox, parentId: string, { scene, portsOf }: Making): CanvasNode {
  const common = {
    id: box.id,
    parentId,
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    draggable: false,
  };
  const problem = problemOf(scene, box.id);
  switch (box.shape) {
    case 'block':
      return { ...common, type: 'node', data: { box, ports: portsOf(box.id), problem } };
    case 'scope':
      return { ...common, type: 'scope', data: { box, problem } };
    case 'lane':
      return { ...common, type: 'lane', data: { box } };
    case 'branch':
      return { ...common, type: 'branch', data: { box } };
  }
}

function problemOf(scene: Scene, id: string): Problem | undefined {
  const problems = scene.problems.get(id);
  const worst = problems?.[0];
  return problems && worst ? { worst, count: problems.length } : undefined;
}

/** Edges between frames, from who derives a stream or owns a window to who reads it. */
export function flowEdges(edges: ModuleDiagram['edges']): readonly CanvasEdge[] {
  return edges.map((edge) => ({
    id: edge.id,
    type: edge.kind,
    source: edge.fromNode,
    target: edge.toNode,
    sourceHandle: 'out',
    targetHandle: 'in',
    markerEnd: {
      type: MarkerType.Arrow,
      width: 14,
      height: 14,
      strokeWidth: 1.5,
      color: edge.kind === 'window' ? 'var(--f-window)' : 'var(--line-3)',
    },
    data: { subject: edge.subject, fromNode: edge.fromNode },
  }));
}
