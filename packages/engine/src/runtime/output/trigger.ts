import { assertNever, type Value } from '@rulewright/core';
import type { OutputCounterName } from '../../plan/expression.js';
import type { AssignmentPlan, OutputTriggerPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { Evaluate, TestFunction, ValueFunction } from '../expression/functions.js';
import { IDLE, type Scheduled } from '../operator.js';
import type { StateReader, StateWriter } from '../state.js';
import { type Cron, nextCron } from '../time/cron.js';
import { nextMultiple, type Period } from '../time/period.js';
import { evaluateCron } from './cron-fields.js';

/** Says when an interval of an output limit ends. */
export interface Trigger {
  /** Rows entered and left the statement; the interval may end with them. */
  changed(inserted: number, removed: number): void;
  /** engine time in ms at which the interval ends; undefined if no timer runs */
  next(): number | undefined;
  stop(): void;
  save(out: StateWriter): void;
  load(from: StateReader): void;
}

/** Called at the end of each interval; `isHeard` when hosts hear of it even if there is nothing to tell (Esper's listeners do not
 * when a number of rows ended it). */
export type Fire = (isHeard: boolean) => void;

/** Makes the trigger of a plan. */
export function triggerOf(plan: OutputTriggerPlan, run: StatementRun, fire: Fire): Trigger {
  const { functions } = run.runtime;
  switch (plan.kind) {
    case 'time':
      return new TimeTrigger(run, functions.period(plan.period, ROW_FRAME, run.environment), fire);
    case 'events':
      return new EventsTrigger(functions.value(plan.count, ROW_FRAME, run.environment), fire);
    case 'at':
      return new CronTrigger(run, evaluateCron(plan.fields, functions, run.environment), fire);
    case 'when':
      return new WhenTrigger(run, plan, fire);
    case 'terminated':
      // ends with a context partition, of which there are none
      return {
        changed: () => undefined,
        next: () => undefined,
        stop: () => undefined,
        save: () => undefined,
        load: () => undefined,
      };
    default:
      return assertNever(plan);
  }
}

/** Every so often from the first row on, whether or not there is something to tell. */
class TimeTrigger implements Trigger, Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #run: StatementRun;
  readonly #period: Evaluate<Period | null>;
  readonly #fire: Fire;
  #reference: number | undefined = undefined;

  constructor(run: StatementRun, period: Evaluate<Period | null>, fire: Fire) {
    this.order = run.nextLateOrder();
    this.#run = run;
    this.#period = period;
    this.#fire = fire;
  }

  changed(): void {
    if (this.#reference !== undefined) return;
    this.#reference = this.#run.runtime.clock.now;
    this.#arm(this.#reference);
  }

  fire(now: number): void {
    this.#arm(now);
    this.#fire(true);
  }

  next(): number | undefined {
    return this.slot === IDLE ? undefined : this.due;
  }

  stop(): void {
    this.#run.runtime.schedule.cancel(this);
  }

  save(out: StateWriter): void {
    out.value(this.#reference);
    saveDue(out, this);
  }

  load(from: StateReader): void {
    this.#reference = (from.value() as number | null) ?? undefined;
    loadDue(from, this, this.#run);
  }

  #arm(now: number): void {
    const period = this.#period(null);
    if (period === null || (period.ms <= 0 && period.months <= 0)) return;
    this.#run.runtime.schedule.at(this, nextMultiple(this.#reference ?? now, now, period));
  }
}

/** After n rows that entered, or n that left. */
class EventsTrigger implements Trigger {
  readonly #count: ValueFunction;
  readonly #fire: Fire;
  #inserted = 0;
  #removed = 0;

  constructor(count: ValueFunction, fire: Fire) {
    this.#count = count;
    this.#fire = fire;
  }

  changed(inserted: number, removed: number): void {
    this.#inserted += inserted;
    this.#removed += removed;
    const count = Number(this.#count(null));
    if (this.#inserted < count && this.#removed < count) return;
    this.#inserted = 0;
    this.#removed = 0;
    this.#fire(false);
  }

  next(): number | undefined {
    return undefined;
  }

  stop(): void {}

  save(out: StateWriter): void {
    out.integer(this.#inserted);
    out.integer(this.#removed);
  }

  load(from: StateReader): void {
    this.#inserted = from.integer();
    this.#removed = from.integer();
  }
}

/** At the instants of a crontab, from the first row on. */
class CronTrigger implements Trigger, Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #run: StatementRun;
  readonly #cron: Cron;
  readonly #fire: Fire;

  constructor(run: StatementRun, cron: Cron, fire: Fire) {
    this.order = run.nextLateOrder();
    this.#run = run;
    this.#cron = cron;
    this.#fire = fire;
  }

  changed(): void {
    if (this.slot === IDLE) this.#arm(this.#run.runtime.clock.now);
  }

  fire(now: number): void {
    this.#arm(now);
    this.#fire(true);
  }

  next(): number | undefined {
    return this.slot === IDLE ? undefined : this.due;
  }

  stop(): void {
    this.#run.runtime.schedule.cancel(this);
  }

  save(out: StateWriter): void {
    saveDue(out, this);
  }

  load(from: StateReader): void {
    loadDue(from, this, this.#run);
  }

  #arm(now: number): void {
    const due = nextCron(this.#cron, now);
    if (due !== undefined) this.#run.runtime.schedule.at(this, due);
  }
}

interface Assignment {
  readonly target: string;
  readonly value: ValueFunction;
}

/** Whenever a condition on counters, variables and time holds, asked with every change; then variables may be set. */
class WhenTrigger implements Trigger {
  readonly #run: StatementRun;
  readonly #condition: TestFunction;
  readonly #assignments: readonly Assignment[];
  readonly #fire: Fire;
  readonly #unsubscribe: () => void;

  constructor(
    run: StatementRun,
    plan: { readonly condition: OutputCondition; readonly assignments: readonly AssignmentPlan[] },
    fire: Fire,
  ) {
    const { functions } = run.runtime;
    this.#run = run;
    this.#fire = fire;
    this.#condition = functions.test(plan.condition, ROW_FRAME, run.environment);
    this.#assignments = plan.assignments.map(({ target, value }) => ({
      target,
      value: functions.value(value, ROW_FRAME, run.environment),
    }));
    this.#unsubscribe = run.runtime.onVariableChange(() => this.#ask());
  }

  changed(inserted: number, removed: number): void {
    const { output } = this.#run.environment;
    output.count_insert = (output.count_insert ?? 0) + inserted;
    output.count_insert_total = (output.count_insert_total ?? 0) + inserted;
    output.count_remove = (output.count_remove ?? 0) + removed;
    output.count_remove_total = (output.count_remove_total ?? 0) + removed;
    this.#ask();
  }

  next(): number | undefined {
    return undefined;
  }

  stop(): void {
    this.#unsubscribe();
  }

  save(out: StateWriter): void {
    for (const name of COUNTERS) out.value(this.#run.environment.output[name]);
  }

  load(from: StateReader): void {
    for (const name of COUNTERS) this.#run.environment.output[name] = from.value() as number | null;
  }

  #ask(): void {
    if (!this.#condition(null)) return;
    const { runtime, environment } = this.#run;
    this.#fire(true);
    environment.output.count_insert = 0;
    environment.output.count_remove = 0;
    environment.output.last_output_timestamp = runtime.clock.now;
    for (const { target, value } of this.#assignments) runtime.setVariable(target, value(null) as Value);
  }
}

type OutputCondition = Extract<OutputTriggerPlan, { kind: 'when' }>['condition'];

const COUNTERS: readonly OutputCounterName[] = [
  'count_insert',
  'count_insert_total',
  'count_remove',
  'count_remove_total',
  'last_output_timestamp',
];

function saveDue(out: StateWriter, entry: Scheduled): void {
  out.value(entry.slot === IDLE ? null : entry.due);
}

function loadDue(from: StateReader, entry: Scheduled, run: StatementRun): void {
  const due = from.value() as number | null;
  if (due === null) run.runtime.schedule.cancel(entry);
  else run.runtime.schedule.at(entry, due);
}
