interface RulerSpan {
  readonly nowMs: number;
  readonly spanMs: number;
  /** in pixels */
  readonly width: number;
}

const TALL = 8;

/**
 * The ticks of a sliding ruler as one path: now is at its right end. What falls on one pixel is one tick, so that a ruler never has more of
 * them than pixels. O(arrivals).
 */
export function marksPath(arrivalsMs: readonly number[], { nowMs, spanMs, width }: RulerSpan): string {
  const pixels = new Set<number>();
  for (const atMs of arrivalsMs) {
    const at = 1 - (nowMs - atMs) / spanMs;
    if (at >= 0) pixels.add(Math.round(at * (width - 1)));
  }
  return [...pixels].map((pixel) => `M${pixel + 0.5} 0v${TALL}`).join('');
}
