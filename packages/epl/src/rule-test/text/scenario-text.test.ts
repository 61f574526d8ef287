import { expect, test } from 'vitest';
import type { RuleTest } from '../rule-test.js';
import { printScenarioText } from './print-scenario-text.js';
import { readScenarioText } from './read-scenario-text.js';

test('reads events, time and dates as EPL Online writes them', () => {
  const text = `t = "2001-01-01 08:00:00.000"
StockTick={symbol='a', price=1.5}
t=t.plus(10 seconds)
my.Tick = { tags = {'x', "y"}, inner = {n = -2}, gone = null, ok = true }
t = "2001-01-01 08:01:00.000"`;
  expect(readScenarioText(text)).toEqual({
    test: {
      name: 'Imported',
      startMs: 978_336_000_000,
      steps: [
        { kind: 'send', atMs: 0, type: 'StockTick', event: { symbol: 'a', price: 1.5 } },
        { kind: 'advance', atMs: 10_000 },
        { kind: 'send', atMs: 10_000, type: 'my.Tick', event: { tags: ['x', 'y'], inner: { n: -2 }, gone: null, ok: true } },
        { kind: 'advance', atMs: 60_000 },
      ],
      expect: [],
    },
    diagnostics: [],
  });
});

test('says where it cannot read on, and reads the next line', () => {
  const { test: read, diagnostics } = readScenarioText("A={x=}\nt=t.plus(2 fortnights)\nB={x='1'}");
  expect({ read: read.steps, diagnostics: diagnostics.map(({ message, span }) => [message, span.start]) }).toEqual({
    read: [{ kind: 'send', atMs: 0, type: 'B', event: { x: '1' } }],
    diagnostics: [
      ['expected a value: text in quotes, a number, true, false, null or {…}', 5],
      ['"fortnights" is no unit of time that is known here', 18],
    ],
  });
});

test('writes a test so that it is read back, repetitions one by one', () => {
  const written: RuleTest = {
    name: 'Two of three',
    startMs: 978_336_000_000,
    steps: [{ kind: 'send', atMs: 0, type: 'event', event: { ip: '10.0.0.{1..2}', n: 1 }, times: 2, everyMs: 500 }],
    expect: [
      { kind: 'none', from: 'other' },
      { kind: 'row', from: 'Scan', row: { 'a.ip': "it's" } },
      { kind: 'row', from: 'Scan', atMs: 60_500, row: { n: 2 } },
    ],
  };
  const text = printScenarioText(written);
  expect(text).toBe(`// test Two of three
t="2001-01-01 08:00:00.000"
// expect none other
// expect sometime Scan={a.ip='it\\'s'}
event={ip='10.0.0.1', n=1}
t=t.plus(500 milliseconds)
event={ip='10.0.0.2', n=1}
t=t.plus(1 minutes)
// expect Scan={n=2}
`);
  const { test: read, diagnostics } = readScenarioText(text);
  expect({ diagnostics, expect: read.expect, name: read.name }).toEqual({
    diagnostics: [],
    expect: written.expect,
    name: written.name,
  });
});

test.each(['a={x=toString}', 'a={x=constructor}', 't=t.plus(1 constructor)', 't=t.plus(1 toString)'])(
  '%s is no value of ours',
  (text) => {
    const { test: read, diagnostics } = readScenarioText(text);
    expect(read.steps).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'scenario-text' }]);
  },
);
