import { describe, expect, test } from 'vitest';
import type { Delivery } from '../src/contract.js';
import { EplSession } from '../src/testing/session.js';

/* An engine restored after any of the events goes on as the one that was saved. */

const SCHEMA = 'create schema E(k string, v int); create schema B(k string, v int);';

interface Sent {
  /** instant of the engine's clock in ms */
  readonly at: number;
  readonly type?: 'E' | 'B';
  readonly k: string;
  readonly v: number;
}

class Run {
  readonly deliveries: unknown[] = [];
  readonly session: EplSession;

  constructor(epl: string) {
    this.session = new EplSession({
      listener: {
        delivery: ({ time, inserted, removed }: Delivery) => this.deliveries.push({ time, inserted, removed }),
        report: (report) => this.deliveries.push(report),
      },
    });
    const deployed = this.session.deploy(`${SCHEMA}${epl};`, 'main');
    if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  }

  go(events: readonly Sent[]): this {
    for (const { at, type = 'E', k, v } of events) {
      this.session.engine.advanceTimeSpan(at);
      this.session.engine.send(type, { k, v });
    }
    return this;
  }
}

function expectSameAfterRestore(epl: string, events: readonly Sent[]): void {
  const whole = new Run(epl).go(events);
  expect(whole.deliveries).not.toEqual([]);
  for (let cut = 0; cut <= events.length; cut++) {
    const first = new Run(epl).go(events.slice(0, cut));
    const second = new Run(epl);
    second.session.engine.restore([...first.session.engine.snapshot()]);
    second.deliveries.push(...first.deliveries);
    second.go(events.slice(cut));
    expect(second.deliveries, `restored after ${cut} of ${events.length}`).toEqual(whole.deliveries);
  }
}

const KEYS = ['a', 'b', 'c', 'd'];
/** Keys that come and go, every second one. */
const EVENTS: readonly Sent[] = Array.from({ length: 24 }, (_, i) => ({
  at: 1_000 * i,
  k: KEYS[(i * 7 + (i >> 2)) % 4] ?? 'a',
  v: (i * 5) % 13,
}));

describe('groups are restored as they were', () => {
  test('those of rows that a sorted window turns away', () => {
    expectSameAfterRestore('select k, rate(10) as r, maxever(v) as m, count(*) as c from E#sort(4, v desc) group by k', EVENTS);
  });

  test('empty ones that an output limit remembers, in the order in which they are let go', () => {
    expectSameAfterRestore(
      'select k, v % 3 as g, count(*) as c, maxever(v) as m from E#expr_batch(current_count > 2) group by v % 3, k output first every 3 sec',
      EVENTS,
    );
    expectSameAfterRestore(
      'select irstream k, maxever(v) as m, count(*) as c from E#length(2) group by k output first every 5 sec',
      EVENTS,
    );
  });

  test('empty ones that count events for an output limit', () => {
    expectSameAfterRestore(
      'select irstream k, maxever(v) as m, count(*) as c from E#length(2) group by k output first every 3 events',
      EVENTS,
    );
  });

  test('those of an outer join that more rows leave than entered', () => {
    expectSameAfterRestore(
      'select irstream a.k as k, count(*) as c, window(b.*) as w from E#length(2) as a full outer join B#length(2) as b on a.k = b.k group by a.k',
      EVENTS.map((event, i) => (i % 3 === 0 ? { ...event, type: 'B' } : event)),
    );
  });
});

test('prev sees the last batch again', () => {
  expectSameAfterRestore(
    'select k, v, prev(1, v) as p, prevcount(v) as n, prevwindow(v) as w from E#expr_batch(current_count > 2) output all every 4 sec',
    EVENTS,
  );
  expectSameAfterRestore(
    'select k, v, prev(1, v) as p, prevcount(v) as n from E#groupwin(k)#length_batch(2) output all every 4 sec',
    EVENTS,
  );
});
