import type { OutputTriggerPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import { addPeriod } from '../time/period.js';
import type { Group } from './group.js';
import type { Gate } from './processor.js';
import { type Trigger, triggerOf } from './trigger.js';

/**
 * `output first` of a grouped statement. By time each group opens by itself, so long after its last row that passed; by events each counts
 * its own; else all groups open together when the trigger says so.
 */
export interface GroupGate extends Gate {
  readonly trigger: Trigger | undefined;
}

export function groupGate(plan: OutputTriggerPlan, run: StatementRun): GroupGate {
  const { functions, clock } = run.runtime;
  if (plan.kind === 'time') {
    const period = functions.period(plan.period, ROW_FRAME, run.environment);
    return {
      trigger: undefined,
      isOpen: (group) => group.until <= clock.now,
      passed: (group) => {
        group.until = addPeriod(clock.now, period(null) ?? { months: 0, ms: 0 });
      },
    };
  }
  if (plan.kind === 'events') {
    const count = functions.value(plan.count, ROW_FRAME, run.environment);
    return {
      trigger: undefined,
      isOpen: (group) => {
        if (group.passed > 0 && group.passed < Number(count(null))) {
          group.passed++;
          return false;
        }
        return true;
      },
      passed: (group) => {
        group.passed = 1;
      },
    };
  }
  let interval = 1;
  const trigger = triggerOf(plan, run, () => {
    interval++;
  });
  return {
    trigger,
    isOpen: (group: Group) => group.passed < interval,
    passed: (group: Group) => {
      group.passed = interval;
    },
  };
}
