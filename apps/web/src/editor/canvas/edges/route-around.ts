import type { Point } from './rounded-path.js';

/** A frame that edges do not cross. */
export interface Obstacle extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

interface Ends {
  /** frames that the route leaves and enters, by id */
  readonly fromFrame: string;
  readonly toFrame: string;
  readonly obstacles: readonly Obstacle[];
}

/** so far from a frame an edge passes it */
const CLEAR = 12;
/** nearer than this is too near */
const NEAR = 4;
/** what a bend costs, as a way of so many px: rather a little longer than another corner */
const BEND = 48;
/** frames so far outside of both ends are no way round */
const AROUND = 480;
/** a way between more frames than this is not sought */
const MOST_FRAMES = 40;

/**
 * A route of level and upright legs that crosses no frame: the given one if it does not, else the shortest with few bends along the edges of the
 * frames (Dijkstra over the lines beside them); the given one where there is none. O(f³) for f frames in the neighbourhood, f at most 40.
 */
export function routeAround(simple: readonly Point[], ends: Ends): readonly Point[] {
  const [from, to, beforeLast] = [simple[0], simple.at(-1), simple.at(-2)];
  if (from === undefined || to === undefined || beforeLast === undefined || !crosses(simple, ends)) return simple;
  const near = neighbours([from, to], ends.obstacles);
  if (near.length > MOST_FRAMES) return simple;
  const source = near.find(({ id }) => id === ends.fromFrame);
  const target = near.find(({ id }) => id === ends.toFrame);
  const start = { x: (source ? source.x + source.width : from.x) + CLEAR, y: from.y };
  const fromAbove = beforeLast.x === to.x && beforeLast.y < to.y;
  const end = fromAbove ? { x: to.x, y: (target?.y ?? to.y) - CLEAR } : { x: (target?.x ?? to.x) - CLEAR, y: to.y };
  const way = shortest(start, end, near);
  return way === undefined ? simple : straightened([from, ...way, to]);
}

function crosses(route: readonly Point[], { fromFrame, toFrame, obstacles }: Ends): boolean {
  const last = route.length - 2;
  return route.slice(0, -1).some((point, leg) => {
    const next = route[leg + 1] ?? point;
    return obstacles.some(
      (frame) => !(leg === 0 && frame.id === fromFrame) && !(leg === last && frame.id === toFrame) && hits(point, next, frame, 0),
    );
  });
}

/** True if a level or upright leg comes nearer than `margin` to a frame. */
function hits(a: Point, b: Point, { x, y, width, height }: Obstacle, margin: number): boolean {
  return (
    Math.max(a.x, b.x) > x - margin &&
    Math.min(a.x, b.x) < x + width + margin &&
    Math.max(a.y, b.y) > y - margin &&
    Math.min(a.y, b.y) < y + height + margin
  );
}

function neighbours(points: readonly Point[], obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const a = { x: Math.min(...xs), y: Math.min(...ys) };
  const b = { x: Math.max(...xs), y: Math.max(...ys) };
  return obstacles.filter((frame) => hits(a, b, frame, AROUND));
}

interface Reached {
  readonly column: number;
  readonly line: number;
  readonly upright: boolean;
  readonly cost: number;
  readonly before: Reached | undefined;
}

/** The lines beside the frames and through both ends; ways are made of pieces between two of their crossings. */
class Grid {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  readonly #frames: readonly Obstacle[];

  constructor(ends: readonly Point[], frames: readonly Obstacle[]) {
    this.#xs = sorted([...ends.map(({ x }) => x), ...frames.flatMap(({ x, width }) => [x - CLEAR, x + width + CLEAR])]);
    this.#ys = sorted([...ends.map(({ y }) => y), ...frames.flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR])]);
    this.#frames = frames;
  }

  first({ x, y }: Point): Reached {
    return { column: this.#xs.indexOf(x), line: this.#ys.indexOf(y), upright: false, cost: 0, before: undefined };
  }

  pointOf({ column, line }: Pick<Reached, 'column' | 'line'>): Point {
    return { x: this.#xs[column] ?? 0, y: this.#ys[line] ?? 0 };
  }

  /** One number for a crossing and how it was reached. */
  keyOf({ column, line, upright }: Reached): number {
    return (line * this.#xs.length + column) * 2 + Number(upright);
  }

  /** The crossings beside one that no frame stands before. */
  next(before: Reached): readonly Reached[] {
    const here = this.pointOf(before);
    return STEPS.flatMap(([across, down]) => {
      const next = { column: before.column + across, line: before.line + down, upright: down !== 0 };
      if (this.#xs[next.column] === undefined || this.#ys[next.line] === undefined) return [];
      const there = this.pointOf(next);
      if (this.#frames.some((frame) => hits(here, there, frame, NEAR))) return [];
      const far = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
      return [{ ...next, cost: before.cost + far + (next.upright === before.upright ? 0 : BEND), before }];
    });
  }
}

/** Dijkstra; a state is a crossing and how it was reached. */
function shortest(start: Point, end: Point, frames: readonly Obstacle[]): readonly Point[] | undefined {
  const grid = new Grid([start, end], frames);
  const queue: Reached[] = [grid.first(start)];
  const done = new Set<number>();
  for (let reached = queue.shift(); reached !== undefined; reached = queue.shift()) {
    const key = grid.keyOf(reached);
    if (done.has(key)) continue;
    done.add(key);
    const here = grid.pointOf(reached);
    if (here.x === end.x && here.y === end.y) return wayTo(reached, grid);
    for (const next of grid.next(reached)) enqueue(queue, next);
  }
  return undefined;
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Keeps the queue in the order of cost. */
function enqueue(queue: Reached[], reached: Reached): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((queue[middle]?.cost ?? 0) <= reached.cost) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, reached);
}

function wayTo(last: Reached, grid: Grid): readonly Point[] {
  const way: Point[] = [];
  for (let reached: Reached | undefined = last; reached !== undefined; reached = reached.before) way.unshift(grid.pointOf(reached));
  return way;
}

/** Without the points at which nothing bends. */
function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
