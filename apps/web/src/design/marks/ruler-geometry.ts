/** One tick of a ruler: its place in pixels and its height class. */
export interface RulerTick {
  readonly x: number;
  readonly height: number;
}

/** Heights of a ruler's ticks: every fifth is longer, the ends and the middle are the longest. */
const SHORT = 2.5;
const MIDDLE = 4;
const LONG = 6;

/**
 * Ticks of a ruler to scale: `divisions` equal parts of `width`, so that 30 s and 1 h look like what they are.
 * Places are whole pixels plus a half, which keeps a 1 px line sharp.
 */
export function rulerTicks(width: number, divisions: number): readonly RulerTick[] {
  const step = (width - 1) / divisions;
  return Array.from({ length: divisions + 1 }, (_, index) => {
    const edge = index === 0 || index === divisions;
    const height = edge ? LONG : index % 5 === 0 ? MIDDLE : SHORT;
    return { x: Math.round(index * step) + 0.5, height };
  });
}

/**
 * Into how many parts a span is cut: one a natural unit (30 s in 30, 1 h in 12 of 5 minutes), never closer than 4 px.
 *
 * @param spanMs   length of the ruler in milliseconds
 * @param width    in pixels
 */
export function rulerDivisions(spanMs: number, width: number): number {
  const most = Math.max(2, Math.floor(width / 4));
  const unit = UNITS.find((size) => spanMs / size <= most && spanMs / size >= 1);
  return unit === undefined ? Math.min(most, 10) : Math.max(2, Math.round(spanMs / unit));
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From fine to coarse: the finest that still leaves 4 px between two ticks wins. */
const UNITS = [
  100,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  7 * DAY,
];
