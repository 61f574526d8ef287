import type { Point } from './rounded-path.js';
import { type RouteEnds, routeAround } from './route-around.js';
import type { Obstacle } from './route-grid.js';

interface Known {
  readonly simple: readonly Point[];
  readonly ends: RouteEnds;
  readonly route: readonly Point[];
}

/**
 * The route of one edge: the way round the frames is sought anew only when its ends or a frame moved, not with every letter
 * that is typed. O(frames) while nothing moved.
 */
export class RouteMemo {
  #known: Known | undefined;

  route(simple: readonly Point[], ends: RouteEnds): readonly Point[] {
    const known = this.#known;
    if (known && isSame(known, simple, ends)) return known.route;
    const route = routeAround(simple, ends);
    this.#known = { simple, ends, route };
    return route;
  }
}

function isSame(known: Known, simple: readonly Point[], { fromFrame, toFrame, obstacles }: RouteEnds): boolean {
  const { ends } = known;
  return (
    ends.fromFrame === fromFrame &&
    ends.toFrame === toFrame &&
    areAlike(known.simple, simple, isSamePoint) &&
    (ends.obstacles === obstacles || areAlike(ends.obstacles, obstacles, isSameFrame))
  );
}

function areAlike<T>(some: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, index) => same(one, others[index] ?? one));
}

function isSamePoint(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y;
}

function isSameFrame(one: Obstacle, other: Obstacle): boolean {
  return isSamePoint(one, other) && one.width === other.width && one.height === other.height && one.id === other.id;
}
