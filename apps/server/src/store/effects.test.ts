import { describe, expect, test } from 'vitest';
import { AlertStore } from './alerts.js';
import { EffectStore, type Effects } from './effects.js';
import type { Store } from './open-store.js';
import { sampleAlert } from './testing/sample-alert.js';
import { testPostgres } from './testing/test-store.js';
import { isUnstorable } from './unstorable.js';

const postgres = testPostgres();
const NOTHING: Effects = { alerts: [], deadLetters: [], answers: [], outcomes: [], seq: 0 };
const DEAD = {
  receivedAt: 1000,
  source: 'http',
  codec: 'json',
  offset: 42,
  code: 'event-malformed',
  message: 'not JSON: \0',
  payload: new Uint8Array([0, 1]),
};

async function opened(): Promise<{ readonly store: Store; readonly effects: EffectStore; readonly alerts: AlertStore }> {
  const store = await postgres.store();
  return { store, effects: new EffectStore(store.pool), alerts: new AlertStore(store.pool) };
}

describe('effects of events', () => {
  test('are stored in order, and a repeat of them changes nothing', async () => {
    const { store, effects, alerts } = await opened();
    const all: Effects = { ...NOTHING, alerts: [sampleAlert(1), sampleAlert(2)], deadLetters: [DEAD], seq: 7 };
    const first = await effects.apply(all);
    expect(first.map(({ id, seq }) => [id, seq])).toEqual([
      [sampleAlert(1).id, 1],
      [sampleAlert(2).id, 2],
    ]);
    expect(await effects.apply(all)).toEqual([]);
    const again = await effects.apply({ ...all, alerts: [...all.alerts, sampleAlert(3)], seq: 8 });
    expect(again.map(({ id }) => id)).toEqual([sampleAlert(3).id]);
    expect((await alerts.page({ limit: 10 })).alerts.map(({ id }) => id)).toEqual([3, 2, 1].map((place) => sampleAlert(place).id));
    expect(await store.prisma.deadLetter.count()).toBe(1);
    expect(await effects.position()).toBe(8);
  });

  test('keep the columns of a row in the order of the select', async () => {
    const { effects, alerts } = await opened();
    const row = { zone: 'dmz', ip: '10.0.0.1', a: null, nested: { z: 1, b: [{ y: 2, x: 3 }] } };
    await effects.apply({ ...NOTHING, alerts: [sampleAlert(1, { row })], seq: 1 });
    const [alert] = (await alerts.page({ limit: 1 })).alerts;
    expect(JSON.stringify(alert?.row)).toBe(JSON.stringify(row));
    expect((await alerts.page({ limit: 1, text: 'dmz' })).total).toBe(1);
  });

  test('are stored all or not at all', async () => {
    const { effects, alerts } = await opened();
    const wrong = { ...sampleAlert(1), severity: 'unheard of' } as never;
    await expect(effects.apply({ ...NOTHING, alerts: [sampleAlert(2), wrong], seq: 9 })).rejects.toThrow('severity');
    expect((await alerts.page({ limit: 10 })).total).toBe(0);
    expect(await effects.position()).toBe(0);
  });

  test('one that the database cannot hold is left out and told, and keeps no other back', async () => {
    const { effects, alerts } = await opened();
    const all: Effects = {
      ...NOTHING,
      alerts: [
        sampleAlert(1),
        sampleAlert(2, { time: 1e300 }),
        sampleAlert(3, { severity: 'unheard of' as never }),
        sampleAlert(4),
      ],
      deadLetters: [DEAD],
      seq: 9,
    };
    await expect(effects.apply(all)).rejects.toSatisfy(isUnstorable);
    const { places, refused } = await effects.applySingly(all);
    expect(places.map(({ id }) => id)).toEqual([sampleAlert(1).id, sampleAlert(4).id]);
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining(`alert ${sampleAlert(2).id} of rule "scan" cannot be stored and is left out: `),
      expect.stringContaining('unheard of'),
    ]);
    expect((await alerts.page({ limit: 10 })).total).toBe(2);
    expect(await effects.position()).toBe(9);
  });

  test('a long key is kept whole, and found by its beginning', async () => {
    const { effects, alerts } = await opened();
    const value = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('');
    await effects.apply({ ...NOTHING, alerts: [sampleAlert(1, { key: [{ name: 'k', value }] })], seq: 1 });
    expect((await alerts.page({ limit: 1, text: value.slice(0, 300) })).alerts).toMatchObject([{ key: [{ name: 'k', value }] }]);
  });

  test('the position never goes back, and effects that are stored already are passed over', async () => {
    const { effects, alerts } = await opened();
    await effects.apply({ ...NOTHING, seq: 9 });
    expect(await effects.apply({ ...NOTHING, alerts: [sampleAlert(1)], seq: 5 })).toEqual([]);
    expect(await effects.position()).toBe(9);
    expect((await alerts.page({ limit: 10 })).total).toBe(0);
  });

  test('text that a database cannot hold is stored as near as can be', async () => {
    const { effects, alerts } = await opened();
    const row = { 'a\0': 'nul \0', half: '\ud800', constructor: 'x', nested: { list: [1, null, 'é😀'] } };
    await effects.apply({ ...NOTHING, alerts: [sampleAlert(1, { row, key: [{ name: 'k', value: 'a\0b' }] })], seq: 1 });
    expect((await alerts.page({ limit: 1 })).alerts[0]).toMatchObject({
      row: { 'a\ufffd': 'nul \ufffd', half: '\ufffd', constructor: 'x', nested: { list: [1, null, 'é😀'] } },
      key: [{ value: 'a\ufffdb' }],
    });
  });

  test('answers to keyed batches are kept', async () => {
    const { store, effects } = await opened();
    await store.prisma.ingestKey.create({ data: { sender: 's', key: 'k', bodyHash: Buffer.from([1]), seq: 5 } });
    expect(await effects.unanswered()).toEqual([5]);
    await effects.apply({ ...NOTHING, answers: [{ seq: 5, answer: { accepted: 3 } }], seq: 5 });
    expect(await effects.unanswered()).toEqual([]);
    expect(await store.prisma.ingestKey.findFirst()).toMatchObject({ status: 200, answer: { accepted: 3 } });
  });
});

describe('alerts as they are read', () => {
  test.each([
    [{}, [5, 4, 3, 2, 1]],
    [{ severities: ['low' as const] }, [4]],
    [{ rules: ['worm'] }, [5]],
    [{ states: ['closed' as const] }, [2]],
    [{ shadow: true }, [3]],
    [{ text: '10.0.0.1' }, [1]],
    [{ text: '%' }, []],
    [{ text: 'WORM' }, [5]],
    [{ from: 1_700_000_002_000, to: 1_700_000_004_000 }, [3, 2]],
    [{ limit: 2 }, [5, 4]],
    [{ limit: 2, before: 4 }, [3, 2]],
  ])('%j gives %j', async (input, expected) => {
    shared ??= filled();
    const alerts = await shared;
    const page = await alerts.page({ limit: 10, ...input });
    expect(page.alerts.map(({ seq }) => seq)).toEqual(expected);
  });
  let shared: Promise<AlertStore> | undefined;

  async function filled(): Promise<AlertStore> {
    const { effects, alerts } = await opened();
    const all = [
      sampleAlert(1),
      sampleAlert(2),
      sampleAlert(3, { shadow: true }),
      sampleAlert(4, { severity: 'low' }),
      sampleAlert(5, { rule: 'worm', name: 'worm' }),
    ];
    await effects.apply({ ...NOTHING, alerts: all, seq: 1 });
    await alerts.setState([sampleAlert(2).id], 'closed', 'ak');
    return alerts;
  }

  test('pages go on where the last ended, and counts are of the whole', async () => {
    const alerts = await (shared ?? filled());
    expect(await alerts.page({ limit: 5 })).toMatchObject({ total: 5, open: 4, nextBefore: 1 });
    expect(await alerts.page({ limit: 10 })).toMatchObject({ nextBefore: null });
    const { alerts: since, more } = await alerts.since(2, 2);
    expect({ seqs: since.map(({ seq }) => seq), more }).toEqual({ seqs: [3, 4], more: true });
    expect(await alerts.newestSeq()).toBe(5);
  });

  test('an alert comes with its notes and deliveries', async () => {
    const { store, effects, alerts } = await opened();
    await store.prisma.connection.create({ data: { name: 'chat', kind: 'sink', service: 'webhook', outId: '1', options: {} } });
    await effects.apply({
      ...NOTHING,
      alerts: [sampleAlert(1, { outIds: ['1', '2'] }), sampleAlert(2, { outIds: ['1'], shadow: true })],
      seq: 1,
    });
    await alerts.addNote(sampleAlert(1).id, 'seen it', 'ak');
    expect(await alerts.find(sampleAlert(1).id)).toMatchObject({
      notes: [{ by: 'ak', text: 'seen it' }],
      deliveries: [
        { sink: 'chat', state: 'waiting', tries: 0 },
        { sink: 'output 2', state: 'waiting', tries: 0 },
      ],
      evidence: null,
      evidenceTotal: null,
      evidenceWhole: null,
      evidenceNote: null,
    });
    expect(await alerts.find(sampleAlert(2).id)).toMatchObject({ deliveries: [] });
    expect(await alerts.find('f'.repeat(64))).toBeUndefined();
    expect(await alerts.addNote('f'.repeat(64), 'x', 'ak')).toBeUndefined();
  });
});
