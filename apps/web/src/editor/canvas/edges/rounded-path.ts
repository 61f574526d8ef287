export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of edges. */
const RADIUS = 8;

/** A path through points that are joined by level and upright lines, its corners rounded; a short leg gets a smaller corner. */
export function roundedPath(points: readonly Point[], radius = RADIUS): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((point, index) => {
    const before = points[index];
    const after = points[index + 2];
    if (before === undefined || after === undefined) {
      parts.push(`L${point.x} ${point.y}`);
      return;
    }
    const corner = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    const into = towards(point, before, corner);
    const out = towards(point, after, corner);
    parts.push(`L${into.x} ${into.y}`, `Q${point.x} ${point.y} ${out.x} ${out.y}`);
  });
  return parts.join('');
}

interface Sideways {
  /** how far above `to` the frame begins in which it stands */
  readonly toHead?: number;
  /** which of the lanes before the target's column, from 0; there are three, and the fourth source has the first one again */
  readonly lane?: number;
}

/** From the right of a node to the left of another: out, up or down in a lane between them, in. */
export function sidewaysRoute(from: Point, to: Point, { toHead = 0, lane = 0 }: Sideways = {}): readonly Point[] {
  if (to.x - from.x > 2 * STUB || from.y === to.y) {
    // upright in the lane before the target's column, which is free whatever stands above and below the source
    const laneX = Math.max(from.x + STUB, to.x - (LANES[lane % LANES.length] ?? LANES[0]));
    return [from, { x: laneX, y: from.y }, { x: laneX, y: to.y }, to];
  }
  // the target stands to the left: through the gap over its frame, or round below both, and in from its left
  const gap = to.y - toHead - OVER_FRAME;
  const low = gap > from.y ? gap : Math.max(from.y, to.y) + 40;
  return [
    from,
    { x: from.x + STUB, y: from.y },
    { x: from.x + STUB, y: low },
    { x: to.x - STUB_IN, y: low },
    { x: to.x - STUB_IN, y: to.y },
    to,
  ];
}

/** From the right of a node over the heads of the frames down into another. */
export function overheadRoute(from: Point, to: Point): readonly Point[] {
  const above = to.y - HEADROOM;
  return [from, { x: from.x + STUB, y: from.y }, { x: from.x + STUB, y: above }, { x: to.x, y: above }, to];
}

/** from a target back to the lanes before its column, the middle one first */
const LANES = [30, 38, 22] as const;
/** how far an edge goes straight on before it turns */
const STUB = 20;
/** the same before a node on the left, within the margin of the page */
const STUB_IN = 14;
/** how far over a frame an edge passes it */
const OVER_FRAME = 10;
/** a frame's head and padding, and some air above them */
const HEADROOM = 52;

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
