export interface Timing {
  readonly name: string;
  readonly bestMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Runs for a second to warm up, then measures single runs. */
export function time(name: string, run: () => unknown): Timing {
  const warm = performance.now() + 1000;
  while (performance.now() < warm) run();
  const times: number[] = [];
  const end = performance.now() + 2000;
  while (performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { name, bestMs: at(0), medianMs: at(0.5), p95Ms: at(0.95) };
}

export function print(timings: readonly Timing[]): void {
  for (const { name, bestMs, medianMs, p95Ms } of timings) {
    console.log(
      `${name.padEnd(36)} best ${bestMs.toFixed(3).padStart(8)} ms   median ${medianMs.toFixed(3).padStart(8)} ms   p95 ${p95Ms.toFixed(3).padStart(8)} ms`,
    );
  }
}
