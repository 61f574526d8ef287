import { describe, expect, test } from 'vitest';
import type { EntryResult } from '../engine/session/entry-result.js';
import type { Effects } from '../store/effects.js';
import type { StoredPlace } from '../store/new-alerts.js';
import { sampleAlert } from '../store/testing/sample-alert.js';
import { Desk } from './desk.js';

const result = (seq: number, fields: Partial<EntryResult> = {}): EntryResult => ({
  seq,
  firstOffset: seq * 10,
  receivedAt: 1000,
  source: 'http',
  codec: 'json',
  time: 1000,
  bytes: 100,
  accepted: 1,
  totals: { accepted: seq, rejected: 0 },
  byType: {},
  rejected: [],
  alerts: [],
  reports: [],
  ...fields,
});
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A desk whose transactions the test ends. */
function gated(position = 0) {
  const applied: Effects[] = [];
  const singly: Effects[] = [];
  const gates: { readonly open: (places: readonly StoredPlace[]) => void; readonly fail: (error: Error) => void }[] = [];
  const stored: (readonly number[])[] = [];
  const failures: unknown[] = [];
  const desk = new Desk({
    apply: (effects) => {
      applied.push(effects);
      return new Promise((open, fail) => gates.push({ open, fail }));
    },
    applySingly: async (effects) => {
      singly.push(effects);
      return { places: [], refused: [new Error('one alert is left out')] };
    },
    keyed: (seq) => seq === 7,
    answerOf: ({ accepted }) => ({ accepted }),
    stored: (results) => stored.push(results.map(({ seq }) => seq)),
    failed: (error) => failures.push(error),
  });
  desk.lead(position);
  return { desk, applied, singly, gates, stored, failures };
}

describe('the desk', () => {
  test('results without effects need no transaction, one after the other', async () => {
    const { desk, applied, stored } = gated();
    desk.take([result(1)]);
    await settled();
    desk.take([result(2)]);
    await settled();
    expect({ applied, stored, position: desk.position }).toEqual({ applied: [], stored: [[1], [2]], position: 2 });
  });

  test('what comes while a transaction runs goes together with the next, and is told after it', async () => {
    const { desk, applied, gates, stored } = gated();
    desk.take([result(1, { alerts: [sampleAlert(1)] })]);
    await settled();
    desk.take([result(2, { alerts: [sampleAlert(2)] })]);
    desk.take([result(3)]);
    expect([applied.length, stored]).toEqual([1, []]);
    gates[0]?.open([]);
    await settled();
    gates[1]?.open([]);
    await desk.settled();
    expect(applied.map(({ seq, alerts }) => [seq, alerts.length])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(stored).toEqual([[1], [2, 3]]);
  });

  test('rejected records become dead letters at their offset, keyed batches keep their answer', async () => {
    const { desk, applied } = gated();
    const rejected = [{ index: 4, code: 'event-malformed', message: 'not JSON', payload: new Uint8Array([1]) }];
    desk.take([result(7, { rejected, accepted: 3 })]);
    await settled();
    expect(applied[0]).toMatchObject({
      deadLetters: [{ offset: 74, source: 'http', codec: 'json' }],
      answers: [{ seq: 7, answer: { accepted: 3 } }],
    });
  });

  test('what was stored before a restart is passed over', async () => {
    const { desk, applied, stored } = gated(5);
    desk.take([result(4, { alerts: [sampleAlert(1)] }), result(5, { alerts: [sampleAlert(2)] })]);
    await settled();
    expect([applied, stored]).toEqual([[], []]);
  });

  test('a transaction that fails is tried again, and nothing is told before it succeeds', async () => {
    const { desk, applied, gates, stored, failures } = gated();
    desk.take([result(1, { alerts: [sampleAlert(1)] })]);
    await settled();
    gates[0]?.fail(new Error('deadlock detected'));
    await expect.poll(() => applied.length).toBe(2);
    expect([stored, failures]).toEqual([[], [new Error('deadlock detected')]]);
    gates[1]?.open([]);
    await desk.settled();
    expect(stored).toEqual([[1]]);
  });

  test('a transaction that can never succeed goes row by row, and what is left out is told', async () => {
    const { desk, applied, singly, gates, stored, failures } = gated();
    desk.take([result(1, { alerts: [sampleAlert(1)] })]);
    await settled();
    const tooLarge = Object.assign(new Error('index row size exceeds the maximum'), { code: '54000' });
    gates[0]?.fail(tooLarge);
    await desk.settled();
    expect([applied.length, singly, stored]).toEqual([1, applied, [[1]]]);
    expect(failures).toEqual([tooLarge, new Error('one alert is left out')]);
  });

  test('a follower keeps results until the leader has stored them, and stores the rest when it leads', async () => {
    const { desk, applied, gates, stored } = gated();
    desk.yieldLead();
    desk.take([1, 2, 3].map((seq) => result(seq, { alerts: [sampleAlert(seq)] })));
    await settled();
    expect(applied).toEqual([]);
    desk.confirmed(2);
    expect(stored).toEqual([[1, 2]]);
    desk.lead(2);
    await settled();
    expect(applied.map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([[sampleAlert(3).id]]);
    gates[0]?.open([]);
    await desk.settled();
    expect(stored).toEqual([[1, 2], [3]]);
  });

  test('too many alerts that wait hold the engine back', async () => {
    const { desk, gates } = gated();
    desk.take(
      Array.from({ length: 11 }, (_, i) =>
        result(i + 1, { alerts: Array.from({ length: 1000 }, (__, n) => sampleAlert(i * 1000 + n)) }),
      ),
    );
    expect(desk.overfull).toBe(true);
    await settled();
    gates[0]?.open([]);
    await settled();
    expect(desk.overfull).toBe(false);
  });
});
