import type { OutputTriggerPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { StateReader, StateWriter } from '../state.js';
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
  save(out: StateWriter): void;
  load(from: StateReader): void;
}

/** What it remembers stands in the groups. */
const KEEPS_NOTHING = { trigger: undefined, save: () => undefined, load: () => undefined };

export function groupGate(plan: OutputTriggerPlan, run: StatementRun): GroupGate {
  switch (plan.kind) {
    case 'time':
      return timeGate(plan, run);
    case 'events':
      return eventsGate(plan, run);
    default:
      return commonGate(plan, run);
  }
}

function timeGate({ period }: Extract<OutputTriggerPlan, { kind: 'time' }>, run: StatementRun): GroupGate {
  const { functions, clock } = run.runtime;
  const length = functions.period(period, ROW_FRAME, run.environment);
  return {
    ...KEEPS_NOTHING,
    lets: (group) => {
      if (group.until > clock.now) return false;
      group.until = addPeriod(clock.now, length(null) ?? { months: 0, ms: 0 });
      return true;
    },
  };
}

/** Rows that enter and rows that leave are counted apart. */
function eventsGate({ count }: Extract<OutputTriggerPlan, { kind: 'events' }>, run: StatementRun): GroupGate {
  const value = run.runtime.functions.value(count, ROW_FRAME, run.environment);
  return {
    ...KEEPS_NOTHING,
    lets: (group, side) => {
      const counts = group.counts ?? { inserted: 0, removed: 0 };
      counts[side]++;
      if (group.counts !== undefined && counts[side] < Number(value(null))) return false;
      group.counts = { inserted: 0, removed: 0 };
      return true;
    },
  };
}

function commonGate(plan: OutputTriggerPlan, run: StatementRun): GroupGate {
  let interval = 1;
  const trigger = triggerOf(plan, run, () => {
    interval++;
  });
  return {
    trigger,
    save: (out) => {
      out.integer(interval);
      trigger.save(out);
    },
    load: (from) => {
      interval = from.integer();
      trigger.load(from);
    },
    lets: (group: Group) => {
      if (group.passed >= interval) return false;
      group.passed = interval;
      return true;
    },
  };
}
