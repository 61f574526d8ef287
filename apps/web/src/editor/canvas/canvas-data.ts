import type { Diagnostic } from '@rulewright/core';
import type { Edge, Node } from '@xyflow/react';
import type { Obstacle } from './edges/route-grid.js';
import type { GroupBox } from './group-boxes.js';
import type { BlockBox, BranchBox, FrameBox, LaneBox, ScopeBox } from './layout.js';
import type { NoteBox } from './note-layout.js';

/** What a node of React Flow carries: its box, and what is wrong with it. */
export type FrameFlowNode = Node<
  { readonly box: FrameBox; readonly lines: LineRange; readonly problem: Problem | undefined },
  'frame'
>;
export type BlockFlowNode = Node<
  {
    readonly box: BlockBox;
    readonly ports: Ports;
    /** whose figures stand beside its connector; undefined: nobody's */
    readonly counter: string | undefined;
    /** whose held count stands in its head */
    readonly stock: string;
    readonly problem: Problem | undefined;
  },
  'node'
>;
export type ScopeFlowNode = Node<
  {
    readonly box: ScopeBox;
    readonly ports: Ports;
    /** whose figures stand beside its connector, where it is a whole pattern */
    readonly counter: string | undefined;
    readonly problem: Problem | undefined;
  },
  'scope'
>;
export type LaneFlowNode = Node<{ readonly box: LaneBox; readonly ports: Ports; readonly counter: string | undefined }, 'lane'>;
export type BranchFlowNode = Node<{ readonly box: BranchBox }, 'branch'>;

export type NoteFlowNode = Node<{ readonly box: NoteBox }, 'note'>;

export type GroupFlowNode = Node<{ readonly box: GroupBox }, 'frame-group'>;

export type CanvasNode =
  | FrameFlowNode
  | BlockFlowNode
  | ScopeFlowNode
  | LaneFlowNode
  | BranchFlowNode
  | NoteFlowNode
  | GroupFlowNode;

export type CanvasEdge = Edge<
  {
    readonly subject: string;
    /** frames at its ends; the figures of the first stand in its label */
    readonly fromFrame: string;
    readonly toFrame: string;
    /** all frames, where they stand; none while a frame at one of the ends is dragged */
    readonly obstacles: readonly Obstacle[];
    /** from the middle of the source node down to the lower edge of its frame */
    readonly toFrameEnd: number;
    /** from the middle of the target node up to the upper edge of its frame */
    readonly toFrameHead: number;
    /** the place of its source among those of all edges that end in the same column, from 0; see `sidewaysRoute` */
    readonly lane: number;
  },
  'insert' | 'window'
>;

/** First and last line of a statement, from 1. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Where edges between frames begin and end at this node. */
export interface Ports {
  readonly out: boolean;
  readonly in: boolean;
}

/** The worst problem of a node, and how many it has. */
export interface Problem {
  readonly worst: Diagnostic;
  readonly count: number;
}
