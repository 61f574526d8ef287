import { InsertEdge, WindowEdge } from './edges/module-edge.js';
import { BlockNode } from './nodes/block-node.js';
import { BranchNode } from './nodes/branch-node.js';
import { FrameNode } from './nodes/frame-node.js';
import { GroupNode } from './nodes/group-node.js';
import { LaneNode } from './nodes/lane-node.js';
import { NoteNode } from './nodes/note-node.js';
import { ScopeNode } from './nodes/scope-node.js';

/** What draws each kind of node and edge; the same objects for ever, or React Flow draws everything anew. */
export const NODE_TYPES = {
  frame: FrameNode,
  node: BlockNode,
  scope: ScopeNode,
  lane: LaneNode,
  branch: BranchNode,
  note: NoteNode,
  'frame-group': GroupNode,
};
export const EDGE_TYPES = { insert: InsertEdge, window: WindowEdge };
