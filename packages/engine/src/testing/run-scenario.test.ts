import { expect, test } from 'vitest';
import { runScenario, type ScenarioStep } from './run-scenario.js';

const EPL = "create schema A(x int); @name('s') select x from A";
const run = (...steps: readonly unknown[]) => runScenario({ name: 'one', epl: EPL, steps: steps as readonly ScenarioStep[] });

test.each([
  [{ foo: 1 }, 'step 0 has "foo", which is none of time, span, send, event, iterate, query, deploy, as, undeploy'],
  [{}, 'step 0 does nothing: it needs one of time, span, send, iterate, query, deploy, undeploy'],
  [{ event: { x: 1 } }, 'step 0 does nothing: it needs one of time, span, send, iterate, query, deploy, undeploy'],
  [{ time: -5 }, 'step 0 needs a "time" in milliseconds, zero or more'],
  [{ span: '5' }, 'step 0 needs a "span" in milliseconds, zero or more'],
  [{ send: 1 }, 'step 0 needs a text as "send"'],
  [{ send: 'A', event: [] }, 'step 0 needs an object as "event"'],
  [{ constructor: 1 }, 'step 0 has "constructor", which is none of time, span, send, event, iterate, query, deploy, as, undeploy'],
  [null, 'step 0 is no object'],
])('%j is refused, and the next step runs', (step, message) => {
  expect(run(step, { send: 'A', event: { x: 1 } })).toEqual({
    name: 'one',
    error: null,
    out: [
      { step: 0, error: 'runtime', message },
      { step: 1, statement: 's', new: [{ x: 1 }], old: [] },
    ],
  });
});

test('every kind of step is taken', () => {
  const { out } = run(
    { time: 1000 },
    { span: 2000 },
    { send: 'A' },
    { iterate: 's' },
    { deploy: "@name('t') select x as y from A", as: 'second' },
    { undeploy: 'second' },
    { deploy: 'create window W.win:keepall() as A', as: 'third' },
    { query: 'select * from W' },
  );
  expect(out.filter((one) => 'error' in one)).toEqual([]);
});
