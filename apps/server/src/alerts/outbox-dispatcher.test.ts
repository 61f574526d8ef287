import type { Delivered, OutgoingAlert, Sink } from '@rulewright/connectors';
import { describe, expect, test } from 'vitest';
import { EffectStore } from '../store/effects.js';
import { OutboxStore } from '../store/outbox.js';
import { sampleAlert } from '../store/testing/sample-alert.js';
import { testPostgres } from '../store/testing/test-store.js';
import { until } from '../testing/test-server.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { ATTEMPTS_MAX } from './retry-after.js';

const postgres = testPostgres();

/** Three alerts in the outbox of a sink that answers as it is told, then with success. */
async function waiting(...answers: readonly Delivered[]) {
  const store = await postgres.store();
  await store.prisma.connection.create({ data: { name: 'chat', kind: 'sink', service: 'webhook', outId: '1', options: {} } });
  const alerts = [1, 2, 3].map((place) => sampleAlert(place, { outIds: ['1'] }));
  await new EffectStore(store.pool).apply({ alerts, deadLetters: [], answers: [], outcomes: [], seq: 1 });
  const got: OutgoingAlert[] = [];
  const left = [...answers];
  const sink: Sink = {
    deliver: async (alert) => {
      got.push(alert);
      return left.shift() ?? { kind: 'delivered' };
    },
  };
  const failures: unknown[] = [];
  const dispatcher = () =>
    new OutboxDispatcher({
      outbox: new OutboxStore(store.pool),
      sinkOf: async (name) => (name === 'chat' ? sink : undefined),
      failed: (error) => failures.push(error),
    });
  const states = async () =>
    (await store.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(({ state, attempts, lastError }) => [
      state,
      attempts,
      lastError,
    ]);
  const due = () => store.pool.query("update outbox set next_attempt_at = now() where state = 'pending'");
  return { store, got, dispatcher, states, due, failures };
}

/** Works once through what is due. */
async function work(dispatcher: OutboxDispatcher): Promise<void> {
  dispatcher.wake();
  await new Promise((resolve) => setImmediate(resolve));
  await dispatcher.stop();
}

describe('the outbox', () => {
  test('is delivered, each alert under its id', async () => {
    const { got, dispatcher, states } = await waiting();
    await work(dispatcher());
    expect(got.map(({ id }) => id).sort()).toEqual([1, 2, 3].map((place) => sampleAlert(place).id));
    expect(got[0]?.content).toMatchObject({
      name: 'scan',
      rule: 'scan',
      severity: 'high',
      time: '2023-11-14T22:13:21.000Z',
      key: { src_ip: '10.0.0.1' },
    });
    expect(await states()).toEqual(Array(3).fill(['delivered', 1, null]));
    await work(dispatcher());
    expect(got).toHaveLength(3);
  });

  test('what fails is tried again later, under the same id', async () => {
    const { got, dispatcher, states, due } = await waiting({ kind: 'failed', reason: '503' });
    await work(dispatcher());
    expect((await states()).filter(([state]) => state === 'pending')).toEqual([['pending', 1, '503']]);
    await work(dispatcher());
    expect(got).toHaveLength(3);
    await due();
    await work(dispatcher());
    expect(got).toHaveLength(4);
    expect(new Set(got.map(({ id }) => id)).size).toBe(3);
    expect((await states()).map(([state]) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  test('what is refused, or has no sink, is given up with its reason and can be sent again', async () => {
    const { store, dispatcher, states, got } = await waiting({ kind: 'refused', reason: '400' });
    await work(dispatcher());
    expect((await states()).filter(([state]) => state === 'dead')).toEqual([['dead', 1, '400']]);
    await store.prisma.connection.deleteMany();
    expect(await new OutboxStore(store.pool).resendDead('1')).toBe(1);
    await work(dispatcher());
    expect((await states()).filter(([state]) => state === 'dead')).toEqual([['dead', 1, 'no sink answers to output "1"']]);
    expect(got).toHaveLength(3);
  });

  test('a sink that throws has failed, and is not asked for ever', async () => {
    const { store, states, due } = await waiting();
    const attempt = () =>
      work(
        new OutboxDispatcher({
          outbox: new OutboxStore(store.pool),
          sinkOf: async () => ({
            deliver: () => {
              throw new Error('broken');
            },
          }),
          failed: () => undefined,
        }),
      );
    await attempt();
    expect(await states()).toEqual(Array(3).fill(['pending', 1, 'broken']));
    await store.pool.query('update outbox set attempts = $1', [ATTEMPTS_MAX - 1]);
    await due();
    await attempt();
    expect(await states()).toEqual(Array(3).fill(['dead', ATTEMPTS_MAX, 'broken']));
  });

  test('a sink that hangs keeps its own deliveries and no others', async () => {
    const store = await postgres.store();
    for (const [name, outId] of [
      ['hangs', '1'],
      ['chat', '2'],
    ] as const) {
      await store.prisma.connection.create({ data: { name, kind: 'sink', service: 'webhook', outId, options: {} } });
    }
    const alerts = Array.from({ length: 300 }, (_, i) => sampleAlert(i + 1, { outIds: [i < 200 ? '1' : '2'] }));
    await new EffectStore(store.pool).apply({ alerts, deadLetters: [], answers: [], outcomes: [], seq: 1 });
    const got: string[] = [];
    let letGo: (delivered: Delivered) => void = () => undefined;
    const hanging = new Promise<Delivered>((resolve) => (letGo = resolve));
    let allChat: () => void = () => undefined;
    const chatDone = new Promise<void>((resolve) => (allChat = resolve));
    const sinks: Record<string, Sink> = {
      hangs: { deliver: () => hanging },
      chat: {
        deliver: async ({ id }) => {
          if (got.push(id) === 100) allChat();
          return { kind: 'delivered' };
        },
      },
    };
    const dispatcher = new OutboxDispatcher({
      outbox: new OutboxStore(store.pool),
      sinkOf: async (name) => sinks[name],
      failed: () => undefined,
    });
    dispatcher.wake();
    await chatDone;
    expect(new Set(got).size).toBe(100);
    const [{ sending } = { sending: 0 }] = (
      await store.pool.query<{ readonly sending: number }>(
        "select count(*)::int as sending from outbox where state = 'sending' and out_id = '1'",
      )
    ).rows;
    expect(sending).toBeLessThanOrEqual(32);
    letGo({ kind: 'delivered' });
    await dispatcher.stop();
  });

  test('a new leader delivers at once what the one before had under way', async () => {
    const { store, got, dispatcher } = await waiting();
    await new OutboxStore(store.pool).claim(3);
    const next = dispatcher();
    next.start();
    await until(async () => (got.length === 3 ? true : undefined), 'three deliveries');
    await next.stop();
  });

  test('two dispatchers do not both take a delivery, and one that died gives it back', async () => {
    const { store, got, dispatcher, states } = await waiting();
    const outbox = new OutboxStore(store.pool);
    const [first, second] = await Promise.all([outbox.claim(2), outbox.claim(2)]);
    expect([...first, ...second].map(({ id }) => id).sort()).toEqual([1, 2, 3]);
    await work(dispatcher());
    expect(got).toHaveLength(0);
    await store.pool.query('update outbox set next_attempt_at = now()');
    await work(dispatcher());
    expect((await states()).map(([state, attempts]) => [state, attempts])).toEqual(Array(3).fill(['delivered', 2]));
  });
});
