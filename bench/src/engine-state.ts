/**
 * How long it takes to write and to read the state of an engine, and how long its host has to wait at most: each kind of state by itself,
 * with an entry an event and in a process of its own. What is written goes to a file and is read from there, so that the engine's own part
 * is measured without a second copy in memory (a server holds one: it gathers the chunks and joins them block by block). With STATE_DETAIL=1 it says what was in the longest slices.
 *
 *   node --max-old-space-size=4096 --conditions=@rulewright/source --import tsx bench/src/engine-state.ts [EVENTS] [CASE PREFIX …]
 */
import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execArgv } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Engine } from '@rulewright/engine';
import { EplSession } from '@rulewright/engine/testing';
import { Random } from './engine/random.js';
import { CASES } from './state/cases.js';
import { type Slice, type Sliced, sliced } from './state/slice-clock.js';
import { SCHEMA, type StateCase } from './state/state-case.js';

const CHUNK_BYTES = 1 << 16;

const [count = '1000000', ...chosen] = process.argv.slice(2);
if (process.env['STATE_CASE'] !== undefined) await measure(process.env['STATE_CASE'], Number(count));
else {
  const names = Object.keys(CASES).filter((name) => chosen.length === 0 || chosen.some((prefix) => name.startsWith(prefix)));
  console.log(
    `${count} events; written and read: processor time, longest slice in ms: processor time, the collector's pauses included (and by the clock)`,
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
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-state-'));
  const file = openSync(join(folder, 'state'), 'w+');
  try {
    const written = await sliced(engine.snapshot(), (chunk) => writeSync(file, chunk));
    const read = await sliced(opened(found, events).restoring(chunksOf(file)));
    if (process.env['STATE_DETAIL'] !== undefined) {
      detail('written', written);
      detail('read', read);
    }
    console.log(`| ${name} | ${shown(written)} | ${shown(read)} | ${(fstatSync(file).size / 1e6).toFixed(1)} MB |`);
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

/** A file from its beginning. */
function* chunksOf(file: number): Generator<Uint8Array> {
  const { size } = fstatSync(file);
  for (let at = 0; at < size; ) {
    const chunk = new Uint8Array(CHUNK_BYTES);
    const length = readSync(file, chunk, 0, CHUNK_BYTES, at);
    yield chunk.subarray(0, length);
    at += length;
  }
}

function shown({ totalMs, slices }: Sliced): string {
  const worked = Math.max(...slices.map(({ workedMs }) => workedMs));
  const all = Math.max(...slices.map(({ wallMs }) => wallMs));
  return `${(totalMs / 1000).toFixed(2)} s | ${worked.toFixed(0)} (${all.toFixed(0)})`;
}

/** The longest slices, and what was in them. */
function detail(title: string, { slices }: Sliced): void {
  const longest = [...slices.entries()].sort(([, a], [, b]) => b.workedMs - a.workedMs).slice(0, 8);
  console.log(`${title}: ${slices.length} slices`);
  for (const [index, slice] of longest) console.log(`  ${index}: ${shownSlice(slice)}`);
}

function shownSlice({ wallMs, workedMs, collectorMs, waitedMs, userMs, systemMs, faults, collections }: Slice): string {
  const ms = (value: number): string => value.toFixed(1);
  return `${ms(wallMs)} ms: worked ${ms(workedMs)}, collector ${ms(collectorMs)} [${collections.join(', ')}], waited ${ms(waitedMs)}; user ${ms(userMs)}, system ${ms(systemMs)}, faults ${faults}`;
}
