import { describe, expect, test } from 'vitest';
import type { Entry, NewEntry } from './entry.js';
import type { JournalAppender, WrittenEntry } from './journal-log.js';
import { JournalWriter } from './journal-writer.js';

const batch = (count: number, bytes = 10): NewEntry => ({
  kind: 'events',
  source: 'http',
  codec: 'json',
  count,
  payload: new Uint8Array(bytes),
});

/** A log whose commits end when the test says so. */
function gatedLog() {
  const groups: number[][] = [];
  const gates: { readonly open: () => void; readonly fail: (error: Error) => void }[] = [];
  const log: JournalAppender = {
    append: (entries: readonly WrittenEntry[]) => {
      groups.push(entries.map(({ entry }) => entry.seq));
      return new Promise<void>((resolve, reject) => gates.push({ open: resolve, fail: reject }));
    },
  };
  return { log, groups, gates };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function writerOn(log: JournalAppender, now: () => number = () => 1000) {
  const committed: Entry[] = [];
  const writer = new JournalWriter({
    log,
    end: { seq: 7, nextOffset: 100, receivedAt: 500 },
    now,
    committed: (entry) => committed.push(entry),
  });
  return { writer, committed };
}

describe('group commit', () => {
  test('a lone entry is written at once; those that come meanwhile share the next commit', async () => {
    const { log, groups, gates } = gatedLog();
    const { writer, committed } = writerOn(log);
    const first = writer.append(batch(3));
    await settled();
    const others = [writer.append(batch(2)), writer.append(batch(1))];
    await settled();
    expect(groups).toEqual([[8]]);
    gates[0]?.open();
    expect(await first).toMatchObject({ seq: 8, firstOffset: 100, receivedAt: 1000 });
    await settled();
    expect(groups).toEqual([[8], [9, 10]]);
    gates[1]?.open();
    expect((await Promise.all(others)).map(({ firstOffset }) => firstOffset)).toEqual([103, 105]);
    expect(committed.map(({ seq }) => seq)).toEqual([8, 9, 10]);
  });

  test('a commit holds at most one MiB, a larger entry goes alone', async () => {
    const { log, groups, gates } = gatedLog();
    const { writer } = writerOn(log);
    const sizes = [400_000, 400_000, 400_000, 2_000_000, 10];
    const all = Promise.all(sizes.map((size) => writer.append(batch(1, size))));
    for (let i = 0; i < 4; i++) {
      await settled();
      gates[i]?.open();
    }
    await all;
    expect(groups).toEqual([[8, 9], [10], [11], [12]]);
  });

  test('time in the journal never runs backwards', async () => {
    const { log, gates } = gatedLog();
    const clock = [2000, 1500, 400, 2500];
    const { writer, committed } = writerOn(log, () => clock.shift() ?? 0);
    const all = Promise.all([1, 1, 1, 1].map((count) => writer.append(batch(count))));
    await settled();
    gates[0]?.open();
    await all;
    expect(committed.map(({ receivedAt }) => receivedAt)).toEqual([2000, 2000, 2000, 2500]);
  });

  test('a failed commit refuses what waits and all that comes later, so that the journal has no gap', async () => {
    const { log, gates } = gatedLog();
    const { writer, committed } = writerOn(log);
    const first = writer.append(batch(1));
    await settled();
    const second = writer.append(batch(1));
    gates[0]?.fail(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await expect(second).rejects.toThrow('disk full');
    await expect(writer.append(batch(1))).rejects.toThrow('disk full');
    expect(committed).toEqual([]);
  });

  test('close waits for what was appended', async () => {
    const { log, gates } = gatedLog();
    const { writer, committed } = writerOn(log);
    const appended = writer.append(batch(1));
    await settled();
    gates[0]?.open();
    await writer.close();
    await appended;
    expect(committed.length).toBe(1);
  });
});
