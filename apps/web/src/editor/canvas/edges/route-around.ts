import type { Point } from './rounded-path.js';
import { CLEAR, hits, type Obstacle, shortestWay } from './route-grid.js';

/** What a route has at its ends, and what stands around it. */
export interface RouteEnds {
  /** frames that the route leaves and enters, by id */
  readonly fromFrame: string;
  readonly toFrame: string;
  /** all frames; none: the route stays as it is */
  readonly obstacles: readonly Obstacle[];
}

/** frames that are farther outside of both ends are not looked at, in px */
const AROUND = 480;
/** a way between more frames than this is not sought */
const MOST_FRAMES = 40;

/**
 * A route of level and upright legs that crosses no frame: the given one if it does not, else the shortest with few bends
 * between the frames around its ends. The given one too where there is no way, where frames are too many, and where the way
 * would cross one farther off. O(f² log f) for f frames around the ends, at most 40, that do not overlap.
 */
export function routeAround(simple: readonly Point[], ends: RouteEnds): readonly Point[] {
  const [from, to, beforeLast] = [simple[0], simple.at(-1), simple.at(-2)];
  if (from === undefined || to === undefined || beforeLast === undefined || !crosses(simple, ends)) return simple;
  const near = neighbours([from, to], ends.obstacles);
  if (near.length > MOST_FRAMES) return simple;
  const source = near.find(({ id }) => id === ends.fromFrame);
  const target = near.find(({ id }) => id === ends.toFrame);
  const start = { x: (source ? source.x + source.width : from.x) + CLEAR, y: from.y };
  const fromAbove = beforeLast.x === to.x && beforeLast.y < to.y;
  const end = fromAbove ? { x: to.x, y: (target?.y ?? to.y) - CLEAR } : { x: (target?.x ?? to.x) - CLEAR, y: to.y };
  const way = shortestWay(start, end, near);
  if (way === undefined) return simple;
  const around = straightened([from, ...way, to]);
  return crosses(around, ends) ? simple : around;
}

function crosses(route: readonly Point[], { fromFrame, toFrame, obstacles }: RouteEnds): boolean {
  const last = route.length - 2;
  return route.slice(0, -1).some((point, leg) => {
    const next = route[leg + 1] ?? point;
    return obstacles.some(
      (frame) => !(leg === 0 && frame.id === fromFrame) && !(leg === last && frame.id === toFrame) && hits(point, next, frame, 0),
    );
  });
}

function neighbours(points: readonly Point[], obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const a = { x: Math.min(...xs), y: Math.min(...ys) };
  const b = { x: Math.max(...xs), y: Math.max(...ys) };
  return obstacles.filter((frame) => hits(a, b, frame, AROUND));
}

/** Without the points at which nothing bends. */
function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
