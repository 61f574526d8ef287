import type { Span } from '@rulewright/core';
import type { NodeKind, ScopeKind } from './node-kind.js';

/*
 * The picture of a module, before anybody knows how large anything is: frames (statements), what stands in them and what joins them. It is
 * made from the syntax tree alone, so a text that does not check has a picture too. `id` is the node id that text, plan, counters and
 * layout share.
 */

/** A length of time drawn to scale: what a window, a guard or an output rate spans. */
export interface Ruler {
  readonly form: 'sliding' | 'batch' | 'guard' | 'rate';
  /** left end as written, shortened: `30 s`, `10 min` */
  readonly label: string;
  /** length in ms when it is a constant */
  readonly lengthMs?: number;
}

/** One step of a statement: a source, a window, a group, an alert. */
export interface BlockNode {
  readonly shape: 'block';
  readonly id: string;
  readonly kind: NodeKind;
  readonly span: Span;
  /** `Group by`, `Time window`; the words of the kind, or more exact ones */
  readonly word: string;
  /** what stands beside the word in the head: `src_ip`, `30 sec` */
  readonly argument?: string;
  /** expression lines, one a condition, as written in the text */
  readonly lines: readonly string[];
  readonly ruler?: Ruler;
  /** for named windows and tables: their columns */
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  /** name of the event type, window or stream that this node reads or writes */
  readonly subject?: string;
}

/** A box around exactly what it governs. */
export interface ScopeNode {
  readonly shape: 'scope';
  readonly id: string;
  readonly kind: ScopeKind;
  readonly span: Span;
  readonly word: string;
  readonly argument?: string;
  readonly ruler?: Ruler;
  readonly children: readonly DiagramNode[];
}

/** Followed-by: its parts stand left to right in the order of time; `limits[i]` is the bound of the arrow before part i + 1, as written. */
export interface LaneNode {
  readonly shape: 'lane';
  readonly id: string;
  readonly span: Span;
  readonly parts: readonly DiagramNode[];
  readonly limits: readonly (string | undefined)[];
}

export type DiagramNode = BlockNode | ScopeNode | LaneNode;

/** One input of a statement, top down: source, filter, windows. */
export interface InputColumn {
  readonly id: string;
  /** the stream's alias, else its type's name */
  readonly name: string;
  readonly nodes: readonly DiagramNode[];
}

/** One `when` clause of a merge. */
export interface Branch {
  readonly id: string;
  readonly span: Span;
  readonly word: string;
  readonly condition?: string;
  readonly nodes: readonly BlockNode[];
}

/** `opaque`: text without a picture, shown as an EPL box that carries it. */
export type FrameForm = 'chain' | 'pattern' | 'join' | 'merge' | 'definition' | 'opaque';

/** A statement. Inputs stand side by side, then the join, then the trunk top down; a merge has branches, which end on `target`. */
export interface Frame {
  readonly id: string;
  readonly form: FrameForm;
  readonly title: string;
  readonly span: Span;
  /** annotations beside `@Name`, as chips: `@Alert` */
  readonly chips: readonly string[];
  readonly inputs: readonly InputColumn[];
  readonly join?: BlockNode;
  readonly trunk: readonly BlockNode[];
  readonly branches: readonly Branch[];
  readonly target?: BlockNode;
}

/** `insert`: rows go from a statement into a stream that the other reads; `window`: the other reads or changes a named window. */
export interface ModuleEdge {
  readonly id: string;
  readonly kind: 'insert' | 'window';
  readonly fromFrame: string;
  readonly fromNode: string;
  readonly toFrame: string;
  readonly toNode: string;
  readonly subject: string;
}

export interface ModuleDiagram {
  readonly frames: readonly Frame[];
  readonly edges: readonly ModuleEdge[];
}
