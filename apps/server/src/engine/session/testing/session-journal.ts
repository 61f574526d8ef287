import type { Entry, NewEntry } from '../../../journal/entry.js';
import { EngineSession } from '../engine-session.js';
import type { EntryResult } from '../entry-result.js';
import { type Order, orderEntry } from '../order.js';

export const START = Date.parse('2026-03-01T00:00:00Z');

/** A journal that a test writes, and the session that reads it. */
export function journal() {
  const entries: Entry[] = [];
  const add = (entry: NewEntry, atMs = 0): Entry => {
    const last = entries.at(-1);
    const placed = {
      ...entry,
      seq: entries.length + 1,
      firstOffset: last ? last.firstOffset + last.count : 0,
      receivedAt: START + atMs,
    };
    entries.push(placed);
    return placed;
  };
  const session = new EngineSession();
  const run = (entry: Entry): EntryResult => session.process(copy(entry));
  return {
    entries,
    session,
    order: (order: Order, atMs = 0) => run(add(orderEntry(order), atMs)),
    deploy: (module: string, epl: string, version = 1) =>
      run(add(orderEntry({ kind: 'deploy', deployment: `${module}-${version}`, module, version, mode: 'live', epl }))),
    send: (events: readonly unknown[], atMs = 0, source = 'http') => {
      const payload = new Uint8Array(Buffer.from(JSON.stringify(events)));
      return run(add({ kind: 'events', source, codec: 'json', count: events.length, payload }, atMs));
    },
  };
}

/** An engine gives the bytes of its entries away. */
export const copy = (entry: Entry): Entry => ({ ...entry, payload: entry.payload.slice() });
