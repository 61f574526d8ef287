import { CostHeap } from './cost-heap.js';
import type { Point } from './rounded-path.js';

/** A frame that edges do not cross. */
export interface Obstacle extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** so far from a frame an edge passes it, in px */
export const CLEAR = 12;
/** nearer than this is too near */
const NEAR = 4;
/** what a bend costs, as a way of so many px: rather a little longer than another corner */
const BEND = 48;

/** True if a level or upright leg comes nearer than `margin` px to a frame. */
export function hits(a: Point, b: Point, { x, y, width, height }: Obstacle, margin: number): boolean {
  return (
    Math.max(a.x, b.x) > x - margin &&
    Math.min(a.x, b.x) < x + width + margin &&
    Math.max(a.y, b.y) > y - margin &&
    Math.min(a.y, b.y) < y + height + margin
  );
}

/**
 * The shortest way of level and upright legs from one point to another that passes all frames and begins level; a bend counts
 * as 48 px. It runs on the lines beside the frames and through both ends. Undefined if the frames leave none.
 *
 * A* over the crossings of those lines; a state is a crossing and how it was reached. O(f² log f) for f frames that do not
 * overlap.
 */
export function shortestWay(start: Point, end: Point, frames: readonly Obstacle[]): readonly Point[] | undefined {
  const grid = new Grid([start, end], frames);
  const heap = new CostHeap<Reached>();
  const least = new Map<number, number>();
  const reach = (reached: Reached) => {
    const key = grid.keyOf(reached);
    if (reached.cost >= (least.get(key) ?? Number.POSITIVE_INFINITY)) return;
    least.set(key, reached.cost);
    heap.add(reached, reached.cost + costLeft(grid.pointOf(reached), end, reached.upright));
  };
  reach(grid.first(start));
  for (let reached = heap.take(); reached !== undefined; reached = heap.take()) {
    // a cheaper way there came after it
    if (reached.cost > (least.get(grid.keyOf(reached)) ?? 0)) continue;
    const { x, y } = grid.pointOf(reached);
    if (x === end.x && y === end.y) return wayTo(reached, grid);
    for (const step of STEPS) {
      const next = grid.next(reached, step);
      if (next !== undefined) reach(next);
    }
  }
  return undefined;
}

/** What the rest of a way costs at least, from a point that was reached upright or level. */
function costLeft(here: Point, end: Point, upright: boolean): number {
  const [across, down] = [Math.abs(end.x - here.x), Math.abs(end.y - here.y)];
  const bends = (across > 0 && upright) || (down > 0 && !upright);
  return across + down + (bends ? BEND : 0);
}

interface Crossing {
  readonly column: number;
  readonly line: number;
}

interface Reached extends Crossing {
  readonly upright: boolean;
  readonly cost: number;
  readonly before: Reached | undefined;
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

type Step = (typeof STEPS)[number];

/** The lines beside the frames and through both ends; ways are made of pieces between two of their crossings. */
class Grid {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  /** pieces that come too near to a frame, by `pieceOf` */
  readonly #closed: Uint8Array;

  constructor(ends: readonly Point[], frames: readonly Obstacle[]) {
    this.#xs = sorted([...ends.map(({ x }) => x), ...frames.flatMap(({ x, width }) => [x - CLEAR, x + width + CLEAR])]);
    this.#ys = sorted([...ends.map(({ y }) => y), ...frames.flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR])]);
    this.#closed = new Uint8Array(2 * this.#xs.length * this.#ys.length);
    for (const frame of frames) this.#close(frame);
  }

  first({ x, y }: Point): Reached {
    return { column: this.#xs.indexOf(x), line: this.#ys.indexOf(y), upright: false, cost: 0, before: undefined };
  }

  pointOf({ column, line }: Crossing): Point {
    return { x: this.#xs[column] ?? 0, y: this.#ys[line] ?? 0 };
  }

  /** One number for a crossing and how it was reached. */
  keyOf({ column, line, upright }: Pick<Reached, 'column' | 'line' | 'upright'>): number {
    return (line * this.#xs.length + column) * 2 + Number(upright);
  }

  /** The crossing one step further; undefined where a frame stands before it or the lines end. */
  next(before: Reached, [across, down]: Step): Reached | undefined {
    const [column, line, upright] = [before.column + across, before.line + down, down !== 0];
    const [x, y] = [this.#xs[column], this.#ys[line]];
    if (x === undefined || y === undefined) return undefined;
    if (this.#closed[this.#pieceOf(before, { column, line })] === 1) return undefined;
    const here = this.pointOf(before);
    const far = Math.abs(x - here.x) + Math.abs(y - here.y);
    return { column, line, upright, cost: before.cost + far + (upright === before.upright ? 0 : BEND), before };
  }

  /** A piece between neighbours has the number of the upper or left one. */
  #pieceOf(one: Crossing, other: Crossing): number {
    const [column, line] = [Math.min(one.column, other.column), Math.min(one.line, other.line)];
    return this.keyOf({ column, line, upright: one.line !== other.line });
  }

  /** Closes the pieces before a frame: only those of the lines and columns that meet it are looked at. */
  #close({ x, y, width, height }: Obstacle): void {
    const columns = stretchOf(this.#xs, x - NEAR, x + width + NEAR);
    const lines = stretchOf(this.#ys, y - NEAR, y + height + NEAR);
    for (let line = lines.first; line <= lines.last; line += 1)
      for (let column = columns.first; column <= columns.last; column += 1) {
        // the piece from this crossing to the right, and the one down: each has to be within, not only at the edge, the other way
        if (line > lines.first) this.#closed[this.keyOf({ column, line, upright: false })] = 1;
        if (column > columns.first) this.#closed[this.keyOf({ column, line, upright: true })] = 1;
      }
  }
}

/** The values between two bounds, neither of them included, and the one before them, where the first piece begins that leads in. */
function stretchOf(values: readonly number[], low: number, high: number): { readonly first: number; readonly last: number } {
  // there is one: every frame has a line beside it that is farther away
  const first = values.findLastIndex((value) => value <= low);
  return { first, last: values.findLastIndex((value) => value < high) };
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function wayTo(last: Reached, grid: Grid): readonly Point[] {
  const way: Point[] = [];
  for (let reached: Reached | undefined = last; reached !== undefined; reached = reached.before) way.push(grid.pointOf(reached));
  return way.reverse();
}
