import type { BlockNode, Branch, Frame, LaneNode, ScopeNode } from '@rulewright/diagram';
import type { WrappedLines } from './measure.js';

/*
 * The picture of a frame with sizes: a tree of boxes, each placed within its parent. Pure, so that a test reads places as numbers, and
 * made again from the diagram on every edit.
 */

interface Placed {
  readonly id: string;
  /** from the parent's left and upper edge */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BlockBox extends Placed {
  readonly shape: 'block';
  readonly block: BlockNode;
  readonly lines: WrappedLines;
  /** length of the line from its lower edge to what comes next; 0 if nothing does */
  readonly connector: number;
  /** stands in a lane or a scope: its rate is not drawn */
  readonly atom: boolean;
}

export interface ScopeBox extends Placed {
  readonly shape: 'scope';
  readonly scope: ScopeNode;
  /** 1 for the outermost: the tint deepens inwards */
  readonly level: number;
  readonly children: readonly PatternBox[];
  readonly connector: number;
}

export interface LaneBox extends Placed {
  readonly shape: 'lane';
  readonly lane: LaneNode;
  readonly level: number;
  readonly children: readonly PatternBox[];
  /** left edge of each arrow, all on the middle line */
  readonly arrows: readonly { readonly x: number; readonly y: number; readonly limit: string | undefined }[];
  readonly connector: number;
}

export interface BranchBox extends Placed {
  readonly shape: 'branch';
  readonly branch: Branch;
  readonly children: readonly BlockBox[];
}

export type PatternBox = BlockBox | ScopeBox | LaneBox;
export type InnerBox = PatternBox | BranchBox;

/** A frame without a place yet: where frames stand is another question. */
export interface FrameBox {
  readonly id: string;
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly children: readonly InnerBox[];
}
