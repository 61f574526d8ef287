/**
 * Engine time in ms since the epoch. It never runs back; only the engine's `advanceTime`, `advanceTimeSpan` and event times move it, and
 * everybody else reads `now`.
 */
export class Clock {
  now: number;
  /** instants that lay before `now` and were clamped to it */
  late = 0;

  constructor(startMs: number) {
    this.now = startMs;
  }

  /** @returns whether `ms` lies in the past; the clock then stays and the lateness is counted */
  refuses(ms: number): boolean {
    if (ms >= this.now) return false;
    this.late++;
    return true;
  }
}
