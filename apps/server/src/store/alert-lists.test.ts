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
const filter = fc.record(
  {
    rules: some(['rule1', 'rule2', 'rule6', 'nobody']),
    states: some(ALERT_STATES),
    severities: some(SEVERITIES),
    shadow: fc.boolean(),
    from: time,
    to: time,
    text: fc.constantFrom('host-1', 'HOST-39.', '10.0.0.7', 'rule3', '%', '4', '.7', '7.', 'zz', 'nowhere'),
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

  test('counts a text that many alerts have up to a bound, and goes on from the newest', async () => {
    const count = 2600;
    const lists = new AlertLists((await storeOf(count)).pool);
    const filter = { text: 'corp', rules: ['rule0', 'rule1', 'rule2', 'rule3', 'rule4', 'rule5'] };
    const all = expected(count, filter);
    const page = await lists.find({ ...filter, limit: 50 });
    expect(page).toEqual({
      seqs: all.slice(0, 50),
      total: 2000,
      open: all.filter((place) => place % 5 !== 0).length,
      countedTo: 2000,
    });
    expect((await lists.find({ ...filter, limit: 3, before: 1000 })).seqs).toEqual(all.filter((place) => place < 1000).slice(0, 3));
    const short = { text: 'h', limit: 3 };
    expect(await lists.find(short)).toEqual({ seqs: [2600, 2599, 2598], total: 500, open: 500, countedTo: 500 });
    expect(await lists.find({ ...short, before: 7 })).toMatchObject({ seqs: [6, 5, 4], total: 500 });
    expect(await lists.find({ ...filter, states: ['closed'], limit: 1 })).toMatchObject({ total: 446, open: 0 });
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
