/**
 * How long it takes to write and to read the state of an engine, and how long its host has to wait at most: events in one window, a third
 * of them in a second one too, 100,000 groups and 100,000 partial matches for a million events.
 *
 *   node --max-old-space-size=4096 --conditions=@rulewright/source --import tsx bench/src/engine-state.ts [EVENTS]
 */
import type { Engine } from '@rulewright/engine';
import { EplSession } from '@rulewright/engine/testing';
import { LOG_SCHEMA, logEvent } from './engine/log-event.js';
import { Random } from './engine/random.js';

const [count = 1_000_000] = process.argv.slice(2).map(Number);
const TEXT = `${LOG_SCHEMA}@name('all') select src_ip, dst_ip from event#length(${count});
@name('third') select src_ip, dst_ip from event#length(${Math.floor(count / 3)});
@name('groups') select login, count(*) as n, sum(bytes_sent) as total from event group by login having count(*) > 1000000;
@name('pairs') select a.login as login from pattern [every a=event(action = 'open') -> event(action = 'close' and login = a.login)];
`;

function opened(): Engine {
  const session = new EplSession({ listener: { wants: () => false, delivery: () => undefined } });
  const outcome = session.deploy(TEXT, 'main');
  if ('phase' in outcome) throw new Error(JSON.stringify(outcome.diagnostics));
  return session.engine;
}

interface Sliced<T> {
  readonly values: readonly T[];
  readonly totalMs: number;
  readonly longestMs: number;
}

/** Runs a generator to its end. */
function sliced<T>(steps: Generator<T>): Sliced<T> {
  const values: T[] = [];
  let totalMs = 0;
  let longestMs = 0;
  for (;;) {
    const start = performance.now();
    const { done, value } = steps.next();
    const ms = performance.now() - start;
    totalMs += ms;
    longestMs = Math.max(longestMs, ms);
    if (done) return { values, totalMs, longestMs };
    values.push(value);
  }
}

function shown({ totalMs, longestMs }: Sliced<unknown>): string {
  return `${(totalMs / 1000).toFixed(2)} s, longest slice ${longestMs.toFixed(0)} ms`;
}

const random = new Random(11);
const engine = opened();
for (let i = 0; i < count; i++) {
  const fields = { login: `user${i % 100_000}`, action: i % 10 === 0 ? 'open' : 'allowed' };
  engine.send('event', logEvent(1 + i, random, fields).e);
}
for (let round = 0; round < 3; round++) {
  const saved = sliced(engine.snapshot());
  const bytes = saved.values.reduce((sum, { length }) => sum + length, 0);
  const loaded = sliced(opened().restoring(saved.values));
  console.log(`${count} events: saved in ${shown(saved)}, ${(bytes / 1e6).toFixed(1)} MB; loaded in ${shown(loaded)}`);
}
