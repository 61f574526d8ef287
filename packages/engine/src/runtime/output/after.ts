import type { OutputPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod } from '../time/period.js';

/** Says whether changes are told of already (`output after`). */
export interface Start {
  hasBegun(inserted: number): boolean;
  save(out: StateWriter): void;
  load(from: StateReader): void;
}

/** `output after …`: a time since the statement's start, or a number of rows that enter. */
export function startAfter(after: NonNullable<OutputPlan['after']>, run: StatementRun): Start {
  const { functions, clock } = run.runtime;
  if (after.unit === 'time') {
    const period = functions.period(after.value, ROW_FRAME, run.environment)(null) ?? { months: 0, ms: 0 };
    let since = addPeriod(clock.now, period);
    return {
      hasBegun: () => clock.now >= since,
      save: (out) => out.number(since),
      load: (from) => {
        since = from.number();
      },
    };
  }
  const count = Number(functions.value(after.value, ROW_FRAME, run.environment)(null));
  let rows = 0;
  return {
    hasBegun: (inserted) => {
      // rows that come together are told of together
      if (rows <= count) rows += inserted;
      return rows > count;
    },
    save: (out) => out.integer(rows),
    load: (from) => {
      rows = from.integer();
    },
  };
}
