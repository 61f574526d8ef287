import type { RuleTest } from '@rulewright/epl/rule-test';
import { expect, test } from 'vitest';
import { runRuleTests } from './run-rule-test.js';

const SCAN = `create schema event(type string, src_ip string, dst_ip string);
@Name('Scan') @Alert(name='scan')
select src_ip, count(distinct dst_ip) as targets
from event(type='firewall').win:time(30 sec)
group by src_ip
having count(distinct dst_ip) > 2
output first every 1 hour`;

const scanning = (times: number, everyMs: number): RuleTest['steps'] => [
  { kind: 'send', atMs: 0, type: 'event', event: { type: 'firewall', src_ip: 'a', dst_ip: '10.0.0.{1..9}' }, times, everyMs },
];
const run = (steps: RuleTest['steps'], expected: RuleTest['expect'], epl = SCAN) =>
  runRuleTests({ epl }, [{ name: 't', steps, expect: expected }])[0];

test('passes when the rows that come are those that are expected, on the columns that are named', () => {
  const result = run(scanning(5, 1000), [{ kind: 'row', from: 'scan', atMs: 2000, row: { src_ip: 'a', targets: 3 } }]);
  expect(result).toEqual({
    name: 't',
    passed: true,
    failures: [],
    heldBack: null,
    delivered: [{ statement: 'Scan', atMs: 2000, row: { src_ip: 'a', targets: 3 }, step: 0, expectation: 0 }],
    events: 5,
    counters: [],
  });
});

test('names the condition that held an expected row back', () => {
  const result = run(scanning(2, 1000), [{ kind: 'row', from: 'Scan', atMs: 1000, row: { src_ip: 'a' } }]);
  expect(result?.failures).toEqual([{ kind: 'missing', expectation: 0, atMs: 1000, expected: { src_ip: 'a' }, got: null }]);
  expect(result?.heldBack).toEqual({
    statement: 'Scan',
    node: 'Scan/having',
    without: 'count(distinct dst_ip) > 2',
    values: [{ expression: 'count(distinct dst_ip)', value: 2 }],
  });
});

const EVENT = 'create schema event(type string, src_ip string, dst_ip string, port int);\n';
const sent = (...events: readonly Readonly<Record<string, string | number>>[]): RuleTest['steps'] =>
  events.map((event, at) => ({ kind: 'send', atMs: at * 1000, type: 'event', event: { type: 'firewall', ...event } }));
const heldBy = (statement: string, steps: RuleTest['steps']) =>
  run(steps, [{ kind: 'row', from: 'r', row: {} }], `${EVENT}@Name('r') ${statement}`)?.heldBack;

test.each([
  ['a filter', 'select src_ip from event(port > 1000)', sent({ port: 80 }), [['port', 80]]],
  [
    'a filter of one of two inputs',
    'select a.src_ip from event(port > 1000)#lastevent as a, event#lastevent as b',
    sent({ port: 80 }),
    [['port', 80]],
  ],
  ['where', "select * from event where src_ip in ('x', 'y')", sent({ src_ip: 'z' }), [['src_ip', 'z']]],
  [
    'both sides',
    'select * from event where src_ip = dst_ip',
    sent({ src_ip: 'a', dst_ip: 'b' }),
    [
      ['src_ip', 'a'],
      ['dst_ip', 'b'],
    ],
  ],
  [
    'an event of a pattern',
    'select a.src_ip from pattern [every a=event(port=1) -> b=event(src_ip = a.src_ip)]',
    sent({ port: 1, src_ip: 'a' }, { port: 2, src_ip: 'b' }),
    [
      ['src_ip', 'b'],
      ['a.src_ip', 'a'],
    ],
  ],
] as const)('says what the values were that held it back: %s', (_, statement, steps, values) => {
  expect(heldBy(statement, steps)?.values.map(({ expression, value }) => [expression, value])).toEqual(values);
});

test('has no values where nothing was compared, or its statement gives distinct rows', () => {
  expect(heldBy('select distinct src_ip from event(port > 1000)', sent({ port: 80 }))?.values).toEqual([]);
  expect(heldBy('select * from event(port > 1000)#time(1 sec)', sent())?.values).toEqual([]);
});

test('names the window that let go too early', () => {
  const result = run(scanning(3, 20_000), [{ kind: 'row', from: 'Scan', row: { targets: 3 } }]);
  expect(result?.heldBack).toEqual({ statement: 'Scan', node: 'Scan/from.0/view.0/argument.0', without: '30 sec', values: [] });
});

test('fails on a row that nobody expected, and on an event that fits no type', () => {
  const result = run([...scanning(3, 0), { kind: 'send', atMs: 5, type: 'evnt', event: {} }], []);
  expect(result?.failures).toEqual([
    { kind: 'unexpected', statement: 'Scan', atMs: 0, step: 0, row: { src_ip: 'a', targets: 3 } },
    { kind: 'event-refused', step: 1, atMs: 5, message: 'there is no event type "evnt"' },
  ]);
});

test('an expectation of few columns leaves the row to one of more', () => {
  const result = run(
    [
      ...scanning(3, 0),
      { kind: 'send', atMs: 0, type: 'event', event: { type: 'firewall', src_ip: 'b', dst_ip: 'x{1..9}' }, times: 3 },
    ],
    [
      { kind: 'row', from: 'scan', row: {} },
      { kind: 'row', from: 'scan', row: { src_ip: 'a' } },
    ],
  );
  expect(result?.delivered.map(({ row, expectation }) => [row['src_ip'], expectation])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
});

test('says which name the rule does not have, and what is wrong with a rule that does not check', () => {
  const unknown = run([], [{ kind: 'none', from: 'scann' }]);
  const broken = run([], [], 'select x from Nothing');
  expect([unknown?.failures, broken?.failures]).toEqual([
    [{ kind: 'unknown-source', expectation: 0, message: 'the rule has no statement and no alert "scann"' }],
    [{ kind: 'rule-refused', message: 'event type "Nothing" is not declared' }],
  ]);
});

test('runs on the modules that the rule uses, without expecting their rows', () => {
  const used = "module a; create schema E(x int); @Name('d') @Alert insert into D select x + 1 as y from E;";
  const [result] = runRuleTests({ epl: "module b; uses a; @Name('s') @Alert select y from D", uses: [used] }, [
    {
      name: 't',
      startMs: 1_000_000,
      steps: [{ kind: 'send', atMs: 1, type: 'E', event: { x: 1 } }],
      expect: [{ kind: 'row', from: 's', atMs: 1, row: { y: 2 } }],
    },
  ]);
  expect(result?.failures).toEqual([]);
});
