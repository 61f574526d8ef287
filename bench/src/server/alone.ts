import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineSession } from '../../../apps/server/src/engine/session/engine-session.js';
import { orderEntry } from '../../../apps/server/src/engine/session/order.js';
import type { Entry, NewEntry } from '../../../apps/server/src/journal/entry.js';
import { PostgresJournalAppender } from '../../../apps/server/src/store/journal.js';
import { makeJournalDays } from '../../../apps/server/src/store/journal-days.js';
import { LeaderConnection } from '../../../apps/server/src/store/leader-connection.js';
import { openStore } from '../../../apps/server/src/store/open-store.js';
import { ruleTexts } from './rules.js';

const PASSES = 2000;
/** As the server's group commit: 1 MiB. */
const GROUP_BYTES = 1_048_576;
/** Engine time that a batch takes, ms. */
const BATCH_MS = 10;

/** Gives entries their places. */
function placing(): (entry: NewEntry) => Entry {
  let seq = 0;
  let offset = 0;
  const start = Date.now();
  return (entry) => {
    const firstOffset = offset;
    offset += entry.count;
    return { ...entry, seq: ++seq, firstOffset, receivedAt: start + seq * BATCH_MS };
  };
}

const eventsOf = (payload: Uint8Array, count: number): NewEntry => ({
  kind: 'events',
  source: 'http',
  codec: 'json',
  count,
  payload,
});

function sessionWith(rules: number, place: (entry: NewEntry) => Entry): EngineSession {
  const session = new EngineSession();
  for (const epl of ruleTexts(rules)) {
    const module = /module (\w+)/.exec(epl)?.[1] ?? '';
    const order = { kind: 'deploy', deployment: module, module, version: 1, mode: 'live', epl } as const;
    const { outcome } = session.process(place(orderEntry(order)));
    if (outcome?.kind !== 'deployed') throw new Error(`${module}: ${JSON.stringify(outcome)}`);
  }
  return session;
}

/** Events a second of the engine's thread alone, from the bytes of a batch to its result, and of the engine alone, from ready records. */
export function engineAlone(
  batch: number,
  rules: number,
  body: () => Uint8Array,
): { readonly fromBytes: number; readonly fromRecords: number } {
  const place = placing();
  const session = sessionWith(rules, place);
  let began = performance.now();
  for (let pass = 0; pass < PASSES; pass++) {
    if (pass === PASSES / 4) began = performance.now();
    session.process(place(eventsOf(body(), batch)));
  }
  const fromBytes = (PASSES * 0.75 * batch) / ((performance.now() - began) / 1000);
  const { engine } = sessionWith(rules, placing());
  const records = Array.from({ length: 64 }, () => JSON.parse(Buffer.from(body()).toString()) as Record<string, unknown>[]);
  let time = engine.time;
  for (let pass = 0; pass < PASSES; pass++) {
    if (pass === PASSES / 4) began = performance.now();
    time += BATCH_MS;
    engine.advanceTimeSpan(time);
    for (const record of records[pass % records.length] ?? []) engine.send('event', record);
  }
  return { fromBytes, fromRecords: (PASSES * 0.75 * batch) / ((performance.now() - began) / 1000) };
}

/** Events a second that PostgreSQL takes as journal rows, committed in groups of 1 MiB: packed and written as the server does, and nothing else. */
export async function journalAlone(batch: number, seconds: number, body: () => Uint8Array): Promise<number> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
  chmodSync(dataFolder, 0o755);
  const store = await openStore({ dataFolder });
  try {
    await makeJournalDays(store.pool, new Date());
    const leader = await LeaderConnection.acquire(store.connection);
    if (!leader) throw new Error('somebody else leads');
    const appender = new PostgresJournalAppender(leader.client);
    const place = placing();
    let events = 0;
    const began = performance.now();
    while (performance.now() - began < seconds * 1000) {
      const entries: Entry[] = [];
      for (let bytes = 0; bytes < GROUP_BYTES; ) {
        const entry = place(eventsOf(body(), batch));
        bytes += entry.payload.byteLength;
        entries.push(entry);
      }
      await appender.append(entries.map((entry) => ({ entry })));
      events += entries.length * batch;
    }
    await leader.client.end();
    return events / ((performance.now() - began) / 1000);
  } finally {
    await store.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
