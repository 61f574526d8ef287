import type { BlockNode, DiagramNode, Frame, InputColumn } from '@rulewright/diagram';
import type { BlockBox, BranchBox, FrameBox, InnerBox, PatternBox } from './layout.js';
import { layoutPattern, moved } from './layout-pattern.js';
import {
  blockHeight,
  blockWidth,
  CHAIN_WIDTH,
  CONNECTOR,
  FRAME_HEAD,
  FRAME_PAD,
  GAP,
  grown,
  JOIN_WIDTH,
  linesOf,
  MERGE_WIDTH,
  NODE_HEAD,
  SCOPE_PAD,
} from './measure.js';

/** Ids of nodes that have an error: its words take room in them. */
export type Wrong = ReadonlySet<string>;

/** a mean letter of a frame's name, and how many of them a frame grows for: a longer name is cut, and whole on hover */
const TITLE_CHAR = 7;
const WIDEST_TITLE = 28;

const NOTHING_WRONG: Wrong = new Set();

/** A statement with all its boxes placed: inputs side by side, then the join, then the trunk top down, then branches on their target. */
export function layoutFrame(frame: Frame, wrong: Wrong = NOTHING_WRONG): FrameBox {
  const width = frameWidth(frame);
  const inner = width - 2 * FRAME_PAD;
  const column = new Column(inner, wrong);
  layoutInputs(frame, column);
  if (frame.join) column.add(frame.join);
  for (const block of frame.trunk) column.add(block);
  if (frame.branches.length > 0) layoutBranches(frame, column);
  if (frame.target) column.add(frame.target);
  const { children, bottom } = column.done();
  return { id: frame.id, frame, width, height: bottom + FRAME_PAD, children };
}

/** Stacks boxes downwards; each but the last gets a connector to the next. */
class Column {
  readonly #boxes: InnerBox[] = [];
  readonly #width: number;
  readonly wrong: Wrong;
  #y: number;

  constructor(width: number, wrong: Wrong) {
    this.#width = width;
    this.wrong = wrong;
    this.#y = FRAME_HEAD + FRAME_PAD;
  }

  get y(): number {
    return this.#y;
  }

  get width(): number {
    return this.#width;
  }

  add(block: BlockNode): void {
    const box = this.#stretched(blockBox(block, this.#width, this.wrong), FRAME_PAD);
    this.#boxes.push(box);
    this.#y += box.height + CONNECTOR;
  }

  addPattern(pattern: PatternBox): void {
    this.#boxes.push({ ...moved(pattern, FRAME_PAD, this.#y), width: Math.max(pattern.width, this.#width), connector: CONNECTOR });
    this.#y += pattern.height + CONNECTOR;
  }

  /** Boxes that stand side by side and end `height` below the present place. */
  addSideBySide(boxes: readonly InnerBox[], height: number): void {
    this.#boxes.push(...boxes);
    this.#y += height + CONNECTOR;
  }

  done(): { readonly children: readonly InnerBox[]; readonly bottom: number } {
    const bottom = this.#y - CONNECTOR;
    const children = this.#boxes.map((box) =>
      'connector' in box && box.y + box.height >= bottom ? { ...box, connector: 0 } : box,
    );
    return { children, bottom: Math.max(bottom, FRAME_HEAD + NODE_HEAD) };
  }

  #stretched(box: BlockBox, x: number): BlockBox {
    return { ...box, x, y: this.#y };
  }
}

function blockBox(block: BlockNode, width: number, wrong: Wrong): BlockBox {
  const lines = linesOf(block, width);
  return {
    shape: 'block',
    id: block.id,
    x: 0,
    y: 0,
    width,
    height: blockHeight(block, lines, wrong.has(block.id)),
    block,
    lines,
    connector: CONNECTOR,
    atom: false,
  };
}

function layoutInputs(frame: Frame, column: Column): void {
  const only = frame.inputs.length === 1 ? frame.inputs[0] : undefined;
  if (only !== undefined) {
    for (const node of only.nodes) {
      if (node.shape === 'block') column.add(node);
      else column.addPattern(layoutPattern(node, column.wrong));
    }
    return;
  }
  if (frame.inputs.length === 0) return;
  const widths = shares(frame.inputs, column.width);
  const columns = frame.inputs.map((input, index) => inputColumn(input, widths[index] ?? 0, column.wrong));
  const height = Math.max(...columns.map((each) => each.height));
  let x = FRAME_PAD;
  const boxes = columns.flatMap((each, index) => {
    const left = x;
    x += (widths[index] ?? 0) + GAP;
    return each.boxes.map((box) => {
      const last = box === each.boxes.at(-1);
      // the last node of a shorter column reaches down to the join by a longer line
      const connector = last ? CONNECTOR + height - each.height : CONNECTOR;
      return { ...moved(box, left, column.y + box.y), connector };
    });
  });
  column.addSideBySide(boxes, height);
}

/** Each input gets what it needs in proportion, so that a long lookup is not cut for a short source. */
function shares(inputs: readonly InputColumn[], width: number): readonly number[] {
  const free = width - GAP * (inputs.length - 1);
  const needs = inputs.map((input) => Math.max(...input.nodes.map(nodeWidth), 90));
  const total = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((free * need) / total));
}

function inputColumn(
  input: InputColumn,
  width: number,
  wrong: Wrong,
): { readonly boxes: readonly PatternBox[]; readonly height: number } {
  let y = 0;
  const boxes = input.nodes.map((node): PatternBox => {
    const box = node.shape === 'block' ? blockBox(node, width, wrong) : { ...layoutPattern(node, wrong), width };
    const placed = moved(box, 0, y);
    y += box.height + CONNECTOR;
    return placed;
  });
  return { boxes, height: y - CONNECTOR };
}

/** `when` clauses side by side, each a box with its actions; all of them end on the window below. */
function layoutBranches(frame: Frame, column: Column): void {
  const count = frame.branches.length;
  const width = Math.floor((column.width - GAP * (count - 1)) / count);
  const boxes = frame.branches.map((branch, index): BranchBox => {
    let y = NODE_HEAD + SCOPE_PAD;
    const children = branch.nodes.map((node) => {
      const box = { ...blockBox(node, width - 2 * SCOPE_PAD, column.wrong), x: SCOPE_PAD, y, connector: 0 };
      y += box.height + GAP;
      return box;
    });
    const x = FRAME_PAD + index * (width + GAP);
    return { shape: 'branch', id: branch.id, x, y: column.y, width, height: y - GAP + SCOPE_PAD, branch, children };
  });
  const height = Math.max(...boxes.map((box) => box.height));
  column.addSideBySide(
    boxes.map((box) => ({ ...box, height })),
    height,
  );
}

function nodeWidth(node: DiagramNode): number {
  return node.shape === 'block' ? blockWidth(node) : layoutPattern(node).width;
}

function frameWidth(frame: Frame): number {
  const pads = 2 * FRAME_PAD;
  const trunk = Math.max(0, ...[...frame.trunk, ...(frame.join ? [frame.join] : [])].map(blockWidth)) + pads;
  const nodes = frame.inputs.flatMap((input) => input.nodes);
  const blocks = Math.max(0, ...nodes.filter((node) => node.shape === 'block').map(nodeWidth)) + pads;
  const patterns = Math.max(0, ...nodes.filter((node) => node.shape !== 'block').map(nodeWidth)) + pads;
  if (frame.form === 'merge') return Math.max(MERGE_WIDTH, patterns);
  if (frame.inputs.length > 1) {
    const sideBySide = frame.inputs.reduce((sum, input) => sum + Math.max(...input.nodes.map(nodeWidth), 90) + GAP, pads);
    return Math.max(JOIN_WIDTH, Math.min(MERGE_WIDTH, sideBySide), patterns);
  }
  const head =
    Math.min(frame.title.length, WIDEST_TITLE) * TITLE_CHAR + frame.chips.reduce((sum, chip) => sum + chip.length * 6 + 20, 0) + 90;
  // a pattern takes what it needs: time is drawn to the right and is not cut
  return Math.max(grown(CHAIN_WIDTH, Math.max(trunk, blocks, head)), patterns);
}
