import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery } from '../src/contract.js';
import { EplSession } from '../src/testing/session.js';

/* Law: run(a + b) = run(a), snapshot, restore into a fresh engine, run(b); for random statements, events and cut points. */

const SCHEMA =
  'create schema A(id string, x int, g string, ts long); create schema B(id string, x int); create variable int V = 1; create schema C(id string, s int);';

const window = fc.constantFrom(
  ...[
    '',
    '#time(3 sec)',
    '#length(3)',
    '#keepall',
    '#unique(g)',
    '#firstunique(g)',
    '#lastevent',
    '#firstlength(2)',
    '#firsttime(4 sec)',
  ],
  ...[
    '#length_batch(2)',
    '#time_batch(2 sec)',
    "#time_batch(2 sec, 'START_EAGER')",
    '#time_length_batch(3 sec, 3)',
    '#time_accum(2 sec)',
  ],
  ...['#ext_timed(ts, 3 sec)', '#ext_timed_batch(ts, 3 sec)', '#sort(2, x)', '#rank(g, 2, x desc)', '#time_order(ts, 3 sec)'],
  ...[
    '#groupwin(g)#length(2)',
    '#groupwin(g)#time_length_batch(3 sec, 2)#unique(x)',
    '#time(3 sec)#unique(g)',
    '#length(3)#unique(x) retain-union',
  ],
);
const shape = fc.constantFrom(
  ...[
    'id, x|',
    'sum(x) as s, count(*) as c|',
    'id, avg(x) as s|',
    'g, sum(x) as s|g',
    'g, x, max(x) as s|g',
    'id, g, median(x) as m|g',
  ],
  ...[
    'g, count(distinct x) as c, stddev(x) as d, min(x) as n|g',
    'window(id) as w, first(x) as f, last(x) as l|',
    'g, maxby(x) as m, lastever(id) as e|g',
  ],
);
const limit = fc.constantFrom(
  ...[
    '',
    'output every 2 sec',
    'output every 2 events',
    'output first every 2 sec',
    'output first every 2 events',
    'output last every 2 sec',
  ],
  ...[
    'output all every 2 sec',
    'output snapshot every 2 sec',
    'output after 3 sec',
    'output last at (*, *, *, *, *, */3)',
    'output when count_insert > 2',
  ],
);
const grouped = fc.record({ window, shape, limit, having: fc.boolean() }).map(({ window: w, shape: s, limit: l, having }) => {
  const [columns, key] = s.split('|');
  return `select irstream ${columns} from A${w} ${key ? `group by ${key}` : ''} ${having ? 'having x > 0' : ''} ${l}`.replace(
    having && key ? 'having x > 0' : '\u0000',
    '',
  );
});
const other = fc.constantFrom(
  'select a.id as a, b.id as b from pattern[every a=A -> b=B(x >= a.x) where timer:within(3 sec)]',
  'select a.id as a from pattern[every a=A -> (timer:interval(2 sec) and not B(id = a.id))]',
  'select a.id as a, b.id as b from A#time(3 sec) as a left outer join B#length(2) as b on a.id = b.id',
  'select id, (select max(x) from B#length(2)) as m from A',
  'select id, prior(1, id) as p from A#length(2)',
  'select irstream id, prev(1, x) as p from A#time(3 sec)',
  'select id from A(x > V)',
  'select count(*) as c, sum(x) as s from A#expr(current_count <= V + 1)',
  'select irstream id from A#expr_batch(current_count > V + 1)',
  'on B set V = (V + 1) % 3',
  'select id from A output when V > 1 then set V = 0',
  'select a.id as a from pattern[every-distinct(a.id, 3 sec) a=A]',
  'select a[0].id as a, a[1].id as c from pattern[every [2] a=A]',
  'select a[0].id as a, b.x as x from pattern[every (a=A until b=B)]',
  'select a.id as a from pattern[every (a=A and not B(x > 1)) where timer:within(3 sec)]',
  'select a.id as a from pattern[every timer:interval(2 sec) -> a=A]',
  'select a.id as a from pattern[every a=A -> timer:at(*, *, *, *, *, */5)]',
  'select a.id as a, b.id as b from pattern[every a=A -[2]> b=B(id = a.id)]',
  'select a.id as a, b.id as b from pattern[every (a=A or b=B) while (V < 2)]',
  'select a.id as a, b.x as x from A#keepall as a full outer join B#time(2 sec) as b on a.id = b.id',
  'select a.id as a, b.x as x, w.x as y from A#length(2) as a, B#length(2) as b, W as w where a.id = b.id and b.id = w.id',
  'select a.id as a, count(*) as c from A as a unidirectional, B#time(3 sec) as b where a.id = b.id group by a.id',
  'select a.id as a, sum(b.x) as s from A#length(3) as a, B#length(3) as b where a.x <= b.x group by a.id output last every 2 sec',
  'select id from A as a where exists (select * from B#time(3 sec) as b where b.id = a.id)',
  'select id from A where x > all (select x from B#length(2))',
  'select id, (select sum(x) from W as w where w.id = a.id) as m from A as a',
  'select irstream g, count(*) as c from W group by g output snapshot every 2 sec',
  'select id from A output every 3 events order by x desc, id limit 2',
  'select distinct id from A#time(4 sec) output every 2 sec',
  'on B as b select w.id as id, count(*) as c from W as w where w.id = b.id group by w.id',
  'on B as b delete from W as w where w.id = b.id',
  'on pattern[every a=A -> B] as p update W as w set x = w.x + 1 where w.id = p.a.id',
  'select id, s from C#length(2)',
  'select prior(2, s) as p, s from C',
);
/** Not every combination is one that the checker lets pass. */
const checker = new EplSession();
const isAccepted = (one: string): boolean => !('phase' in checker.check(`${SCHEMA}${one}`));
const statement = fc.oneof({ weight: 2, arbitrary: grouped.filter(isAccepted) }, { weight: 3, arbitrary: other });

type Step = { readonly send: 'A' | 'B'; readonly x: number; readonly id: number } | { readonly span: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ send: fc.constantFrom('A' as const, 'B' as const), x: fc.nat(3), id: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ span: fc.constantFrom(100, 500, 1_000, 2_500, 7_000) }) },
);

class Run {
  readonly deliveries: unknown[] = [];
  readonly session: EplSession;
  sent = 0;

  constructor(epl: string) {
    this.session = new EplSession({
      listener: {
        delivery: ({ statement: name, time, inserted, removed }: Delivery) =>
          this.deliveries.push({ name, time, inserted, removed }),
        report: (report) => this.deliveries.push(report),
      },
    });
    const deployed = this.session.deploy(epl, 'main');
    if ('phase' in deployed) throw new Error(`${epl}: ${deployed.diagnostics.map(({ message }) => message).join('; ')}`);
  }

  go(steps: readonly Step[]): void {
    const { engine } = this.session;
    for (const one of steps) {
      if ('span' in one) engine.advanceTimeSpan(engine.time + one.span);
      else if (one.send === 'B') engine.send('B', { id: `i${one.id}`, x: one.x });
      else engine.send('A', { id: `i${one.id}`, x: one.x, g: `g${one.x % 2}`, ts: engine.time - one.id * 700 });
    }
  }
}

test('what was saved and restored goes on as if nothing had happened', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 30 }),
      fc.nat(30),
      (statements, steps, cut) => {
        const window = `create window W#length(3) as A; insert into W select * from A; on B as b merge W as w where w.id = b.id when matched then update set x = w.x + 1; insert into C select id, sum(x) as s from A#length(2) group by id;`;
        const epl = `${SCHEMA}${window}${statements.map((one, index) => `@Name('s${index}') ${one};`).join('')}@Name('w') select irstream id, x from W;`;
        const whole = new Run(epl);
        whole.go(steps);

        const first = new Run(epl);
        first.go(steps.slice(0, cut));
        const second = new Run(epl);
        second.session.engine.restore([...first.session.engine.snapshot()]);
        second.deliveries.push(...first.deliveries);
        second.go(steps.slice(cut));
        expect(second.deliveries).toEqual(whole.deliveries);
      },
    ),
    { numRuns: 250 },
  );
});
