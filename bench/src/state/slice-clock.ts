import { readFileSync } from 'node:fs';
import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { cpuUsage, pid, resourceUsage } from 'node:process';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** One step of a generator: how long the thread's host had to wait for it, and what for. */
export interface Slice {
  /** by the clock, everything inside */
  readonly wallMs: number;
  /** processor time of the thread at most: neither more than the process had, nor than the clock went on while it did not wait */
  readonly workedMs: number;
  /** in which the collector stopped the world */
  readonly collectorMs: number;
  /** in which the thread was ready to run and others had the processor (Linux; else 0) */
  readonly waitedMs: number;
  /** of all threads of the process, the collector's helpers included */
  readonly userMs: number;
  readonly systemMs: number;
  /** pages that the system had to bring in */
  readonly faults: number;
  /** collections inside, by kind */
  readonly collections: readonly string[];
}

export interface Sliced {
  readonly slices: readonly Slice[];
  /** processor time of the whole */
  readonly totalMs: number;
}

interface Mark {
  readonly at: number;
  readonly waitedMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly faults: number;
}

/** Runs a generator to its end, as a host does that gives others their turn, and times each step; what `take` does is not timed. */
export async function sliced<T>(steps: Generator<T>, take: (value: T) => void = () => undefined): Promise<Sliced> {
  const marks: (readonly [Mark, Mark])[] = [];
  const pauses: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const used = cpuUsage();
  for (;;) {
    const begun = mark();
    const { done, value } = steps.next();
    marks.push([begun, mark()]);
    if (done) break;
    take(value);
    await nextTurn();
  }
  const { user, system } = cpuUsage(used);
  // what was collected last is told of with some delay
  await pause(50);
  observer.disconnect();
  return { totalMs: (user + system) / 1000, slices: marks.map((pair) => sliceOf(pair, pauses)) };
}

function sliceOf([begun, ended]: readonly [Mark, Mark], pauses: readonly PerformanceEntry[]): Slice {
  const inside = pauses.filter(({ startTime }) => startTime >= begun.at && startTime < ended.at);
  const wallMs = ended.at - begun.at;
  const waitedMs = ended.waitedMs - begun.waitedMs;
  const [userMs, systemMs] = [ended.userMs - begun.userMs, ended.systemMs - begun.systemMs];
  return {
    wallMs,
    workedMs: Math.max(0, Math.min(userMs + systemMs, wallMs - waitedMs)),
    collectorMs: inside.reduce((sum, { duration }) => sum + duration, 0),
    waitedMs,
    userMs,
    systemMs,
    faults: ended.faults - begun.faults,
    collections: inside.map((entry) => `${kindOf(entry)} ${entry.duration.toFixed(1)}`),
  };
}

function mark(): Mark {
  const { userCPUTime, systemCPUTime, minorPageFault } = resourceUsage();
  const waitedMs = waited();
  return { at: performance.now(), waitedMs, userMs: userCPUTime / 1000, systemMs: systemCPUTime / 1000, faults: minorPageFault };
}

/** How long the main thread has waited for a processor since it began. */
function waited(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

function kindOf(entry: PerformanceEntry): string {
  const { kind } = (entry as PerformanceEntry & { readonly detail: { readonly kind: number } }).detail;
  if (kind === constants.NODE_PERFORMANCE_GC_MINOR) return 'minor';
  if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) return 'major';
  return kind === constants.NODE_PERFORMANCE_GC_INCREMENTAL ? 'incremental' : `kind ${kind}`;
}
