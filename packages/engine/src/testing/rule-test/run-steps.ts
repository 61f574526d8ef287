import type { EventRecord } from '@rulewright/core';
import { endOf, instantsOf, type RuleTest } from '@rulewright/epl/rule-test';
import { plainRow } from '../run-scenario.js';
import { engineWith, type PreparedRule, UNDER_TEST } from './prepared-rule.js';
import type { DeliveredRow, TestFailure } from './result.js';
import type { Watch } from './watch.js';

/** What came of the steps of a test, before anybody asks whether it was expected. */
export interface StepsRun {
  readonly rows: readonly DeliveredRow[];
  readonly failures: readonly TestFailure[];
  readonly events: number;
}

/** More rows than this end the keeping of rows: a test that makes so many has failed long ago. */
const MAX_ROWS = 20_000;

/** Runs the steps of a test on a new engine, from an empty start to the last instant that a step or an expectation names. */
export function runSteps(rule: PreparedRule, test: RuleTest, watch: Watch): StepsRun {
  const startMs = test.startMs ?? 0;
  const rows: DeliveredRow[] = [];
  const failures: TestFailure[] = [];
  let [step, events] = [0, 0];
  const engine = engineWith(rule, {
    startMs,
    listener: {
      wants: (deployment, statement) => deployment === UNDER_TEST && watch.statements.has(statement),
      delivery: ({ statement, time, inserted }) => {
        for (const row of inserted) {
          if (rows.length >= MAX_ROWS) return;
          rows.push({ statement, atMs: time - startMs, row: plainRow(row) as EventRecord, step, expectation: null });
        }
      },
      report: ({ kind, message, time }) => {
        if (kind !== 'late-event') failures.push({ kind: 'engine', step, atMs: time - startMs, message });
      },
    },
  });
  if ('refused' in engine) {
    return { rows, failures: [{ kind: 'rule-refused', message: engine.refused[0]?.message ?? 'refused' }], events };
  }
  for (const instant of instantsOf(test)) {
    step = instant.step;
    engine.advanceTimeSpan(startMs + instant.atMs);
    if (instant.send === undefined) continue;
    events++;
    const refusal = engine.send(instant.send.type, instant.send.event);
    if (refusal) failures.push({ kind: 'event-refused', step, atMs: instant.atMs, message: refusal.message });
  }
  engine.advanceTimeSpan(startMs + endOf(test));
  return { rows, failures, events };
}
