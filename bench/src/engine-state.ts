/**
 * How long it takes to write and to read the state of an engine, and how long its host has to wait at most: each kind of state by itself,
 * with an entry an event and in a process of its own. Slices are timed by the clock: on a busy
 * machine they mean little.
 *
 *   node --max-old-space-size=4096 --conditions=@rulewright/source --import tsx bench/src/engine-state.ts [EVENTS] [CASE PREFIX …]
 */
import { execFileSync } from 'node:child_process';
import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { cpuUsage, execArgv } from 'node:process';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Engine } from '@rulewright/engine';
import { EplSession } from '@rulewright/engine/testing';
import { Random } from './engine/random.js';
import { CASES } from './state/cases.js';
import { SCHEMA, type StateCase } from './state/state-case.js';

const ROUNDS = 2;

const [count = '1000000', ...chosen] = process.argv.slice(2);
if (process.env['STATE_CASE'] !== undefined) await measure(process.env['STATE_CASE'], Number(count));
else {
  const names = Object.keys(CASES).filter((name) => chosen.length === 0 || chosen.some((prefix) => name.startsWith(prefix)));
  console.log(
    `${count} events; written and read: processor time, longest slice in ms without (and with) pauses of the collector, two rounds`,
  );
  for (const name of names) {
    const env = { ...process.env, STATE_CASE: name };
    const args = [...execArgv, fileURLToPath(import.meta.url), count];
    try {
      process.stdout.write(execFileSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] }));
    } catch {
      console.log(`| ${name} | failed |`);
    }
  }
}

function opened({ epl }: StateCase, events: number): Engine {
  const session = new EplSession({ listener: { wants: () => false, delivery: () => undefined } });
  const text = SCHEMA + epl.replaceAll('$n + 1', String(events + 1)).replaceAll('$n', String(events));
  const outcome = session.deploy(text, 'main');
  if ('phase' in outcome) throw new Error(JSON.stringify(outcome.diagnostics));
  return session.engine;
}

async function measure(name: string, events: number): Promise<void> {
  const found = CASES[name];
  if (found === undefined) throw new Error(`no case "${name}"`);
  const engine = opened(found, events);
  const random = new Random(11);
  const stepMs = found.stepMs ?? 0;
  for (let id = 0; id < events; id++) {
    if (stepMs > 0) engine.advanceTime(id * stepMs);
    engine.send('E', { id, t: id, k: `key-${id}`, half: `half-${id >> 1}`, few: `few-${id % 100}`, v: random.below(1_000_000) });
  }
  const saved: Sliced<Uint8Array>[] = [];
  const loaded: Sliced<void>[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const chunks = await sliced(engine.snapshot());
    saved.push({ ...chunks, values: [] });
    loaded.push(await sliced(opened(found, events).restoring(chunks.values)));
    bytes = chunks.values.reduce((sum, { length }) => sum + length, 0);
  }
  console.log(`| ${name} | ${shown(saved)} | ${shown(loaded)} | ${(bytes / 1e6).toFixed(1)} MB |`);
}

function shown(rounds: readonly Sliced<unknown>[]): string {
  const total = Math.min(...rounds.map(({ totalMs }) => totalMs));
  const longest = rounds.map(({ slices }) => {
    const own = Math.max(...slices.map(({ ownMs }) => ownMs));
    const all = Math.max(...slices.map(({ ownMs, collectorMs }) => ownMs + collectorMs));
    return `${own.toFixed(0)} (${all.toFixed(0)})`;
  });
  return `${(total / 1000).toFixed(2)} s | ${longest.join(', ')}`;
}

interface Slice {
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Sliced<T> {
  readonly values: readonly T[];
  /** processor time */
  readonly totalMs: number;
  /** by the clock: what the garbage collector stopped the world for, and the rest */
  readonly slices: readonly { readonly ownMs: number; readonly collectorMs: number }[];
}

/** Runs a generator to its end, as a host does that gives others their turn. */
async function sliced<T>(steps: Generator<T>): Promise<Sliced<T>> {
  const values: T[] = [];
  const slices: Slice[] = [];
  const pauses: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const used = cpuUsage();
  for (;;) {
    const startedAt = performance.now();
    const { done, value } = steps.next();
    slices.push({ startedAt, endedAt: performance.now() });
    if (done) break;
    values.push(value);
    await nextTurn();
  }
  const { user, system } = cpuUsage(used);
  // what was collected last is told of with some delay
  await pause(50);
  observer.disconnect();
  return { values, totalMs: (user + system) / 1000, slices: slices.map((slice) => withPauses(slice, pauses)) };
}

function withPauses({ startedAt, endedAt }: Slice, pauses: readonly PerformanceEntry[]): Sliced<unknown>['slices'][number] {
  const inside = pauses.filter(({ startTime }) => startTime >= startedAt && startTime < endedAt);
  const collectorMs = inside.reduce((sum, { duration }) => sum + duration, 0);
  return { ownMs: Math.max(0, endedAt - startedAt - collectorMs), collectorMs };
}
