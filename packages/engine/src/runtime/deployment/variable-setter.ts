import type { Value } from '@rulewright/core';
import type { AssignmentPlan } from '../../plan/result.js';
import { TRIGGER_FRAME } from '../expression/frame.js';
import type { Row } from '../row.js';
import type { StatementRun } from './statement-run.js';

/** Sets variables from left to right, each assignment seeing those before it. */
export function variableSetter(assignments: readonly AssignmentPlan[], run: StatementRun): (trigger: Row) => void {
  const { runtime } = run;
  const steps = assignments.map(({ target, value }) => ({
    target,
    value: runtime.functions.value(value, TRIGGER_FRAME, run.environment),
  }));
  return (trigger) => {
    for (const { target, value } of steps) runtime.setVariable(target, value(null, trigger, null) as Value);
  };
}
