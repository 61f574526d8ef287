import type { BlockNode } from '@rulewright/diagram';
import { codeWidth, wrapLine } from './wrap-line.js';

/** Measures of the canvas in pixels, standard density. Positions of frames snap to the grid. */
export const GRID = 16;
export const FRAME_PAD = 6;
export const FRAME_HEAD = 30;
export const NODE_HEAD = 24;
const LINE = 16;
export const RULER_ROW = 16;
const NODE_FOOT = 6;
const COLUMN_ROW = 20;
export const CONNECTOR = 16;
export const SCOPE_HEAD = 22;
export const SCOPE_PAD = 6;
export const LANE_PAD = 8;
export const LANE_FOOT = 28;
export const ARROW = 22;
export const GAP = 8;

/** Widths of frames; a chain or a pattern grows in steps. */
export const CHAIN_WIDTH = 218;
export const JOIN_WIDTH = 432;
export const MERGE_WIDTH = 528;
const GROW_STEP = 32;
const WIDEST = 480;

/** At most this many expression lines, then "and 2 more"; those that are too long go on in rows of their own, up to so many in all. */
const MOST_LINES = 4;
const MOST_ROWS = 6;

/** mean width of a letter of the interface's font at 11.5 px */
const WORD_CHAR = 5.9;
/** icon, gaps and paddings of a scope's label */
const LABEL_AROUND = 52;
const TEXT_LEFT = 30;
const TEXT_RIGHT = 10;
/** place for "12,330 held" at the right of the head */
const STOCK = 72;

const STOCKED: ReadonlySet<BlockNode['kind']> = new Set([
  'time-window',
  'length-window',
  'key-window',
  'window',
  'named-window',
  'table',
  'group',
]);

/** Columns of a type or window that are shown; a single hidden one would take the place of the words that hide it. */
export const MOST_COLUMNS = 7;

/** What is shown of a list in so many rows, and how much is not. */
export function shownOf<T>(items: readonly T[], most: number): { readonly shown: readonly T[]; readonly hidden: number } {
  if (items.length <= most) return { shown: items, hidden: 0 };
  return { shown: items.slice(0, most - 1), hidden: items.length - most + 1 };
}

/** True if the node has room in its head for what it holds. */
function isStocked(block: BlockNode): boolean {
  return STOCKED.has(block.kind);
}

/** The lines of a node in the rows that it has room for, and how many lines are not shown. */
export interface WrappedLines {
  readonly rows: readonly string[];
  readonly hidden: number;
  /** what the head has no room for, and is the first of the rows */
  readonly fromHead?: 'argument' | 'name';
}

/** The lines of a node so wide; an argument or an alert's name that would be cut in its head stands among them. */
export function linesOf(block: BlockNode, width: number): WrappedLines {
  if (headWidth(block) <= width) return wrapLines(block.lines, width);
  if (block.kind === 'alert') return { ...wrapLines([block.word, ...block.lines], width), fromHead: 'name' };
  if (block.argument === undefined) return wrapLines(block.lines, width);
  return { ...wrapLines([block.argument, ...block.lines], width), fromHead: 'argument' };
}

/** Lines of a node so wide, in rows: each line has one, and the first that are too long share those that are left. */
function wrapLines(lines: readonly string[], width: number): WrappedLines {
  const { shown, hidden } = shownOf(lines, MOST_LINES);
  let spare = MOST_ROWS - shown.length - (hidden > 0 ? 1 : 0);
  const rows = shown.flatMap((line) => {
    const wrapped = wrapLine(line, width - TEXT_LEFT - TEXT_RIGHT, 1 + spare);
    spare -= wrapped.length - 1;
    return wrapped;
  });
  return { rows, hidden };
}

/**
 * The height of a node from its rows, ruler and columns. What is wrong with it takes the place of its rows, or a row of its
 * own.
 */
export function blockHeight(block: BlockNode, { rows, hidden }: WrappedLines, wrong = false): number {
  const lines = Math.max(wrong ? 1 : 0, rows.length + (hidden > 0 ? 1 : 0)) * LINE;
  const ruler = block.ruler ? RULER_ROW : 0;
  const columns = Math.min(block.columns?.length ?? 0, MOST_COLUMNS) * COLUMN_ROW;
  const body = lines + ruler + columns;
  return NODE_HEAD + body + (body > 0 ? NODE_FOOT : 0);
}

/** The width of the words in a head or a label, known without a browser; in px. */
function wordsWidth(words: string): number {
  return words.length * WORD_CHAR;
}

/** The width of a scope's label with these words, its icon, gaps and paddings included. */
export function labelWidth(words: readonly string[]): number {
  return wordsWidth(words.join(' ')) + LABEL_AROUND;
}

/** What the word and the argument of a node take, without what it holds. */
function headWidth({ word, argument }: BlockNode): number {
  return TEXT_LEFT + wordsWidth(word) + (argument ? GAP + codeWidth(argument) : 0) + TEXT_RIGHT;
}

/** The width at which nothing of a node is cut. */
export function blockWidth(block: BlockNode): number {
  const head = headWidth(block) + (isStocked(block) ? STOCK : 0);
  const lines = shownOf(block.lines, MOST_LINES).shown.map(codeWidth);
  const columns = (block.columns ?? []).map((column) => codeWidth(`${column.name}   ${column.type}`));
  return Math.ceil(Math.max(head, TEXT_LEFT + Math.max(0, ...lines, ...columns) + TEXT_RIGHT));
}

/** Boxes of a pattern look alike from this depth on, counted from the outside. */
export const DEEPEST = 4;

/** A frame's width: at least `least`, then in steps of 32 up to 480. */
export function grown(least: number, needed: number): number {
  if (needed <= least) return least;
  return Math.min(WIDEST, least + Math.ceil((needed - least) / GROW_STEP) * GROW_STEP);
}
