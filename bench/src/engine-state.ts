/**
 * How long it takes to write and to read the state of an engine, and how long its host has to wait at most: each kind of state by itself,
 * with an entry an event and in a process of its own. Times are processor time, and for the longest slices by the clock as well.
 *
 *   node --max-old-space-size=4096 --conditions=@rulewright/source --import tsx bench/src/engine-state.ts [EVENTS] [CASE PREFIX …]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpuUsage, execArgv, pid } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Engine } from '@rulewright/engine';
import { EplSession } from '@rulewright/engine/testing';
import { Random } from './engine/random.js';
import { CASES } from './state/cases.js';
import { SCHEMA, type StateCase } from './state/state-case.js';

const ROUNDS = 2;

const [count = '1000000', ...chosen] = process.argv.slice(2);
if (process.env['STATE_CASE'] !== undefined) measure(process.env['STATE_CASE'], Number(count));
else {
  const names = Object.keys(CASES).filter((name) => chosen.length === 0 || chosen.some((prefix) => name.startsWith(prefix)));
  console.log(`${count} events; write and read: seconds, longest slice in ms of processor time (and by the clock)`);
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

function measure(name: string, events: number): void {
  const found = CASES[name];
  if (found === undefined) throw new Error(`no case "${name}"`);
  const engine = opened(found, events);
  const random = new Random(11);
  const stepMs = found.stepMs ?? 0;
  for (let id = 0; id < events; id++) {
    if (stepMs > 0) engine.advanceTime(id * stepMs);
    engine.send('E', { id, t: id, k: `key-${id}`, half: `half-${id >> 1}`, few: `few-${id % 100}`, v: random.below(1_000_000) });
  }
  const rounds = Array.from({ length: ROUNDS }, () => {
    const saved = sliced(engine.snapshot());
    return { saved, loaded: sliced(opened(found, events).restoring(saved.values)) };
  });
  const shown = (key: 'saved' | 'loaded'): string => {
    const times = rounds.map((round) => round[key]);
    const total = Math.min(...times.map(({ totalMs }) => totalMs));
    const longest = times.map(({ longestMs, longestWallMs }) => `${longestMs.toFixed(0)} (${longestWallMs.toFixed(0)})`);
    return `${(total / 1000).toFixed(2)} s, ${longest.join(', ')}`;
  };
  const bytes = rounds[0]?.saved.values.reduce((sum, { length }) => sum + length, 0) ?? 0;
  console.log(`| ${name} | ${shown('saved')} | ${shown('loaded')} | ${(bytes / 1e6).toFixed(1)} MB |`);
}

interface Sliced<T> {
  readonly values: readonly T[];
  readonly totalMs: number;
  readonly longestMs: number;
  readonly longestWallMs: number;
}

/**
 * Processor time of this thread in ms, where the system tells it (Linux, to some milliseconds); else that of the process, in which the threads
 * of the garbage collector count too.
 */
function processorMs(): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = cpuUsage();
    return (user + system) / 1000;
  }
}

/** Runs a generator to its end. */
function sliced<T>(steps: Generator<T>): Sliced<T> {
  const values: T[] = [];
  let [totalMs, longestMs, longestWallMs] = [0, 0, 0];
  for (;;) {
    const [startedAt, used] = [performance.now(), processorMs()];
    const { done, value } = steps.next();
    const ms = processorMs() - used;
    totalMs += ms;
    longestMs = Math.max(longestMs, ms);
    longestWallMs = Math.max(longestWallMs, performance.now() - startedAt);
    if (done) return { values, totalMs, longestMs, longestWallMs };
    values.push(value);
  }
}
