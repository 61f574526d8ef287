import { type Diagnostic, positionIn } from '@rulewright/core';
import type { BlockNode, ModuleDiagram, ModuleEdge } from '@rulewright/diagram';
import { MarkerType } from '@xyflow/react';
import { borrowedCounters, stockCounter } from '../document/counter-id.js';
import type { Place } from '../document/place.js';
import type { CanvasEdge, CanvasNode, Ports, Problem } from './canvas-data.js';
import type { Obstacle } from './edges/route-grid.js';
import type { FrameBox, InnerBox, PatternBox } from './layout.js';

export interface Scene {
  readonly frames: readonly FrameBox[];
  readonly places: ReadonlyMap<string, Place>;
  readonly edges: ModuleDiagram['edges'];
  readonly lineStarts: readonly number[];
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Nodes for React Flow, parents before children. Only frames can be dragged: what stands in them stands in the order of the text. */
export function flowNodes(scene: Scene): readonly CanvasNode[] {
  const edges = outerEdges(scene.edges, scene.frames);
  const outs = new Set(edges.map((edge) => edge.fromNode));
  const ins = new Set(edges.map((edge) => edge.toNode));
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
    const borrowed = borrowedCounters(box.frame);
    const counterOf = (id: string) => (borrowed.has(id) ? borrowed.get(id) : id);
    const stockOf = (block: BlockNode) => stockCounter(box.frame, block);
    return [frame, ...box.children.flatMap((child) => innerNodes(child, box.id, { scene, portsOf, counterOf, stockOf }))];
  });
}

/**
 * Edges between frames end on what stands directly in a frame: an atom deep in a pattern is reached by the edge to the pattern, and a
 * pattern that reads a stream twice by one edge.
 */
function outerEdges(edges: ModuleDiagram['edges'], frames: readonly FrameBox[]): ModuleDiagram['edges'] {
  const outer = new Map<string, string>();
  const enter = (box: InnerBox, top: string) => {
    outer.set(box.id, top);
    if ('children' in box) for (const child of box.children) enter(child, top);
  };
  for (const frame of frames) for (const box of frame.children) enter(box, box.id);
  const seen = new Set<string>();
  return edges.flatMap((edge) => {
    const moved = { ...edge, fromNode: outer.get(edge.fromNode) ?? edge.fromNode, toNode: outer.get(edge.toNode) ?? edge.toNode };
    const key = [moved.kind, moved.fromNode, moved.toNode, moved.subject].join(' ');
    if (seen.has(key) || moved.fromFrame === moved.toFrame) return [];
    seen.add(key);
    return [moved];
  });
}

interface Making {
  readonly scene: Scene;
  readonly portsOf: (id: string) => Ports;
  readonly counterOf: (id: string) => string | undefined;
  readonly stockOf: (block: BlockNode) => string;
}

function innerNodes(box: InnerBox, parentId: string, making: Making): readonly CanvasNode[] {
  const own = innerNode(box, parentId, making);
  const children: readonly (InnerBox | PatternBox)[] = 'children' in box ? box.children : [];
  return [own, ...children.flatMap((child) => innerNodes(child, box.id, making))];
}

function innerNode(box: InnerBox, parentId: string, { scene, portsOf, counterOf, stockOf }: Making): CanvasNode {
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
      return {
        ...common,
        type: 'node',
        data: { box, ports: portsOf(box.id), counter: counterOf(box.id), stock: stockOf(box.block), problem },
      };
    case 'scope':
      return { ...common, type: 'scope', data: { box, ports: portsOf(box.id), counter: counterOf(box.id), problem } };
    case 'lane':
      return { ...common, type: 'lane', data: { box, ports: portsOf(box.id), counter: counterOf(box.id) } };
    case 'branch':
      return { ...common, type: 'branch', data: { box } };
  }
}

function problemOf(scene: Scene, id: string): Problem | undefined {
  const problems = scene.problems.get(id);
  const worst = problems?.[0];
  return problems && worst ? { worst, count: problems.length } : undefined;
}

const NO_OBSTACLES: readonly Obstacle[] = [];

/** Edges between frames, from who derives a stream or owns a window to who reads it. */
export function flowEdges({ edges, frames, places }: Scene): readonly CanvasEdge[] {
  const obstacles = obstaclesOf(frames, places);
  const outer = outerEdges(edges, frames);
  const laneOf = lanes(outer, { frames, places });
  return outer.map((edge) => ({
    id: edge.id,
    type: edge.kind,
    source: edge.fromNode,
    target: edge.toNode,
    sourceHandle: 'out',
    targetHandle: 'in',
    markerEnd: { type: MarkerType.Arrow, width: 16, height: 16, strokeWidth: 1.25, color: 'var(--line-3)' },
    data: {
      subject: edge.subject,
      fromFrame: edge.fromFrame,
      toFrame: edge.toFrame,
      obstacles,
      toFrameEnd: toFrameEnd(edge, frames),
      toFrameHead: toFrameHead(edge, frames),
      lane: laneOf(edge),
    },
  }));
}

/**
 * The same edges while frames are dragged: those at a dragged frame go straight, for a way round the others would be sought at
 * each move of the pointer; the rest stay as they are.
 */
export function edgesWhileDragged(edges: readonly CanvasEdge[], dragged: ReadonlyMap<string, Place>): readonly CanvasEdge[] {
  return edges.map((edge) => {
    const { data } = edge;
    if (data === undefined || !(dragged.has(data.fromFrame) || dragged.has(data.toFrame))) return edge;
    return { ...edge, data: { ...data, obstacles: NO_OBSTACLES } };
  });
}

/** The lane of an edge before the column in which it ends: its source's place among the sources of all edges that end there. */
function lanes(edges: ModuleDiagram['edges'], { frames, places }: Pick<Scene, 'frames' | 'places'>): (edge: ModuleEdge) => number {
  const boxes = new Map(frames.map((box) => [box.id, box]));
  const columnOf = ({ toFrame, toNode }: ModuleEdge) => {
    const node = boxes.get(toFrame)?.children.find(({ id }) => id === toNode);
    return (places.get(toFrame)?.x ?? 0) + (node?.x ?? 0);
  };
  const sources = new Map<number, string[]>();
  for (const edge of edges) {
    const before = sources.get(columnOf(edge)) ?? [];
    if (!before.includes(edge.fromNode)) sources.set(columnOf(edge), [...before, edge.fromNode]);
  }
  return (edge) => Math.max(0, (sources.get(columnOf(edge)) ?? []).indexOf(edge.fromNode));
}

function obstaclesOf(frames: readonly FrameBox[], places: Scene['places']): readonly Obstacle[] {
  return frames.map(({ id, width, height }) => ({ id, width, height, ...(places.get(id) ?? { x: 0, y: 0 }) }));
}

/** How far below the middle of its source node an edge finds the lower edge of the frame: its label stands in the gap under it. */
function toFrameEnd(edge: ModuleDiagram['edges'][number], frames: readonly FrameBox[]): number {
  const frame = frames.find((box) => box.id === edge.fromFrame);
  const node = frame?.children.find((box) => box.id === edge.fromNode);
  return frame && node ? frame.height - node.y - node.height / 2 : 0;
}

/** How far above the middle of its target node the frame begins, whose head an edge from the right passes over. */
function toFrameHead(edge: ModuleDiagram['edges'][number], frames: readonly FrameBox[]): number {
  const frame = frames.find((box) => box.id === edge.toFrame);
  return frame ? middleWithin(frame.children, edge.toNode) : 0;
}

/** The middle of a node from the upper edge of what holds `boxes`, at any depth; 0 if it is not among them. */
function middleWithin(boxes: readonly InnerBox[], id: string): number {
  for (const box of boxes) {
    if (box.id === id) return box.y + box.height / 2;
    const inside = 'children' in box ? middleWithin(box.children, id) : 0;
    if (inside > 0) return box.y + inside;
  }
  return 0;
}
