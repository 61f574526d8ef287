import { ALERT_STATES, type AlertFilter, SEVERITIES } from '@rulewright/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewAlert } from '../engine/session/entry-result.js';
import { AlertLists } from './alert-lists.js';
import { EffectStore } from './effects.js';
import type { Store } from './open-store.js';
import { sampleAlert } from './testing/sample-alert.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();
const START = 1_700_000_000_000;

/** Alerts at places 1, 2, …; one engine time in 97 is that of a log that was replayed late. */
function alertAt(place: number): NewAlert {
  return sampleAlert(place, {
    rule: `rule${place % 7}`,
    severity: SEVERITIES[place % 4] ?? 'high',
    shadow: place % 10 === 0,
    row: { host: `Host-${place % 40}.corp`, n: place % 3 === 0 ? null : place },
    time: START + (place % 97 === 0 ? 0 : place * 1000),
  });
}

const stateOf = (place: number): (typeof ALERT_STATES)[number] => (place % 5 === 0 ? 'closed' : 'open');

async function storeOf(count: number): Promise<Store> {
  const store = await postgres.store();
  const alerts = Array.from({ length: count }, (_, i) => alertAt(i + 1));
  await new EffectStore(store.pool).apply({ alerts, deadLetters: [], answers: [], outcomes: [], seq: 1 });
  await store.pool.query(`update alerts set state = 'closed' where seq % 5 = 0`);
  return store;
}

/** What a list should be, by looking at every alert. */
function expected(count: number, { rules, states, severities, shadow, from, to, text }: AlertFilter): readonly number[] {
  const among = <T>(list: readonly T[] | undefined, value: T): boolean => !list?.length || list.includes(value);
  return Array.from({ length: count }, (_, i) => count - i).filter((place) => {
    const alert = alertAt(place);
    const said = [alert.rule, alert.statement, alert.name, `10.0.0.${place}`, ...Object.values(alert.row).map(String)];
    return (
      among(rules, alert.rule) &&
      among(states, stateOf(place)) &&
      among(severities, alert.severity) &&
      (shadow === undefined || shadow === alert.shadow) &&
      (from === undefined || alert.time >= from) &&
      (to === undefined || alert.time < to) &&
      (text === undefined || said.some((one) => one.toLowerCase().includes(text.toLowerCase())))
    );
  });
}

const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const time = fc.integer({ min: -5, max: 405 }).map((second) => START + second * 1000);
const text = fc.constantFrom('host-1', 'HOST-39.', '10.0.0.7', 'rule3', '%', '4', '.7', '7.', 'zz', 'nowhere');
const filter = fc.record(
  {
    rules: some(['rule1', 'rule2', 'rule6', 'nobody']),
    states: some(ALERT_STATES),
    severities: some(SEVERITIES),
    shadow: fc.boolean(),
    from: time,
    to: time,
    text,
  },
  { requiredKeys: [] },
);

describe('the alert list', () => {
  test('is the same with more rules than it has runs for', async () => {
    const count = 100;
    const lists = new AlertLists((await storeOf(count)).pool);
    const rules = ['rule1', 'rule6', ...Array.from({ length: 198 }, (_, i) => `nobody${i}`)];
    for (const one of [{ rules }, { rules, shadow: true }, { rules, severities: ['high' as const], from: START + 20_000 }]) {
      const all = expected(count, one);
      const open = all.filter((place) => stateOf(place) === 'open').length;
      expect(await lists.find({ ...one, limit: 10 })).toMatchObject({ seqs: all.slice(0, 10), total: all.length, open });
    }
  });

  test('is what looking at every alert gives, for every filter, page by page', async () => {
    const count = 400;
    const lists = new AlertLists((await storeOf(count)).pool);
    const asked = fc.record({ filter, limit: fc.integer({ min: 1, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const all = expected(count, one.filter);
        const open = all.filter((place) => stateOf(place) === 'open').length;
        const first = await lists.find({ ...one.filter, limit: one.limit });
        expect(first).toMatchObject({ seqs: all.slice(0, one.limit), total: all.length, open });
        const before = first.seqs.at(-1);
        if (before === undefined) return;
        const second = await lists.find({ ...one.filter, limit: one.limit, before });
        expect(second).toMatchObject({ seqs: all.slice(one.limit, 2 * one.limit), total: all.length, open });
      }),
      { numRuns: 100 },
    );
  });

  test('is the same page whatever of a text is read at first; what is counted is said', async () => {
    const count = 400;
    const { pool } = await storeOf(count);
    const bounds = fc.record({
      lookAt: fc.integer({ min: 1, max: 90 }),
      count: fc.constantFrom(5, 70),
      countShort: fc.constantFrom(5, 70),
    });
    const asked = fc.record({ filter, text, bounds, limit: fc.integer({ min: 1, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const lists = new AlertLists(pool, one.bounds);
        const wanted = { ...one.filter, text: one.text };
        const all = expected(count, wanted);
        const allOpen = all.filter((place) => stateOf(place) === 'open').length;
        const { seqs, total, open, countedTo, openCountedTo } = await lists.find({ ...wanted, limit: one.limit });
        expect(seqs).toEqual(all.slice(0, one.limit));
        expect(total).toBe(total < countedTo ? all.length : Math.min(all.length, countedTo));
        expect(open).toBe(open < openCountedTo ? allOpen : Math.min(allOpen, openCountedTo));
        const before = seqs.at(-1);
        if (before === undefined) return;
        const second = await lists.find({ ...wanted, limit: one.limit, before });
        expect(second.seqs).toEqual(all.slice(one.limit, 2 * one.limit));
      }),
      { numRuns: 150 },
    );
  });

  test('counts a text that many alerts have among the newest, and goes on from there', async () => {
    const count = 260;
    const lists = new AlertLists((await storeOf(count)).pool, { lookAt: 100, count: 200, countShort: 50 });
    const page = await lists.find({ text: 'corp', limit: 3 });
    expect(page).toEqual({ seqs: [260, 259, 258], total: 100, open: 80, countedTo: 100, openCountedTo: 80 });
    const short = { text: 'h', states: ['closed' as const], limit: 3 };
    expect(await lists.find(short)).toEqual({
      seqs: [260, 255, 250],
      total: 52,
      open: 0,
      countedTo: 10_000,
      openCountedTo: 10_000,
    });
    expect((await lists.find({ ...short, before: 7 })).seqs).toEqual([5]);
  });

  test('of a time knows alerts that came after it was asked first', async () => {
    const store = await storeOf(10);
    const lists = new AlertLists(store.pool);
    const asked = { from: START + 9500, limit: 5 };
    expect((await lists.find(asked)).seqs).toEqual([10]);
    const alerts = [sampleAlert(5000, { time: START + 20_000 })];
    await new EffectStore(store.pool).apply({ alerts, deadLetters: [], answers: [], outcomes: [], seq: 2 });
    expect((await lists.find(asked)).seqs).toEqual([11, 10]);
    expect(await lists.find({ from: START + 30_000, limit: 5 })).toMatchObject({ seqs: [], total: 0, open: 0 });
  });
});
