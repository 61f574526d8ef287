import type { Value } from '@rulewright/core';
import type { Budget, EngineListener, RuntimeReport } from '../../contract.js';
import type { LookupPort } from '../../lookup-port.js';
import type { InsertIntoPlan } from '../../plan/result.js';
import type { RowMarks } from '../../state/snapshot-writer.js';
import { bareEnvironment, type VariableCell } from '../expression/environment.js';
import { ROW_FRAME } from '../expression/frame.js';
import { Functions } from '../expression/functions.js';
import type { FilterEntry, FilterOwner } from '../filter/filter-entry.js';
import { FilterService } from '../filter/filter-service.js';
import type { NamedWindow } from '../named-window/named-window.js';
import { NO_ROWS, statementOf } from '../operator.js';
import { Lookups } from '../outside/lookups.js';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import { SharedTexts } from '../shared-texts.js';
import { Clock } from '../time/clock.js';
import { Schedule } from '../time/schedule.js';
import type { Trace } from '../trace/trace.js';
import { WorkQueue } from './work-queue.js';

/** What the path of an event knows of a statement. */
export interface RunningStatement extends FilterOwner {
  alive: boolean;
  /** place among all statements, by creation */
  readonly order: number;
}

/** Changes events of a type before any statement sees them (`update istream`). */
export interface Rewriter {
  readonly order: number;
  rewrite(row: Row): Row;
}

export interface RuntimeOptions {
  readonly startMs: number;
  readonly listener: EngineListener;
  readonly budget: Budget;
  readonly lookup?: LookupPort;
  /** remembers where rows come from: in an engine that explains one */
  readonly trace?: (now: () => number) => Trace;
}

/**
 * What all statements share, and the path of an event: match, call, deliver, then what it led to. All matches are collected before any
 * handler runs, so that what a handler adds does not see this event.
 */
export class Runtime {
  readonly clock: Clock;
  readonly schedule = new Schedule();
  readonly functions = new Functions();
  readonly classes = new RowClasses();
  readonly texts = new SharedTexts();
  readonly filters: FilterService;
  readonly windows = new Map<string, NamedWindow>();
  readonly variables = new Map<string, VariableCell>();
  readonly listener: EngineListener;
  readonly budget: Budget;
  readonly trace: Trace | undefined;
  readonly lookups: Lookups;
  /** number of the event that is routed: the same for all who see it */
  readonly dispatch = { number: 0 };
  /** marks that the snapshot writer puts into rows */
  readonly rowMarks: RowMarks = { next: 1 };
  /** number of the outside event, or of the step of time, that everything at present comes from */
  outsideEvent = 0;
  readonly #variableListeners = new Set<() => void>();
  readonly #work = new WorkQueue();
  readonly #statements = new Map<number, RunningStatement>();
  readonly #rewriters = new Map<string, readonly Rewriter[]>();

  constructor(options: RuntimeOptions) {
    this.clock = new Clock(options.startMs);
    this.listener = options.listener;
    this.budget = options.budget;
    this.lookups = new Lookups(options.lookup);
    this.trace = options.trace?.(() => this.clock.now);
    const environment = bareEnvironment(this.clock);
    this.filters = new FilterService(({ plan }: FilterEntry) =>
      this.functions.test(plan.shared ?? { kind: 'constant', type: { kind: 'boolean' }, value: true }, ROW_FRAME, environment),
    );
  }

  addStatement(run: RunningStatement): void {
    this.#statements.set(run.order, run);
  }

  removeStatement(run: RunningStatement): void {
    run.alive = false;
    this.#statements.delete(run.order);
    this.schedule.cancelStatement(run.order);
  }

  addRewriter(type: string, rewriter: Rewriter): void {
    this.#rewriters.set(
      type,
      [...(this.#rewriters.get(type) ?? []), rewriter].sort((a, b) => a.order - b.order),
    );
  }

  removeRewriter(type: string, rewriter: Rewriter): void {
    const left = (this.#rewriters.get(type) ?? []).filter((one) => one !== rewriter);
    if (left.length > 0) this.#rewriters.set(type, left);
    else this.#rewriters.delete(type);
  }

  /** Sets a variable that exists; who listens is told. */
  setVariable(name: string, value: Value): void {
    const cell = this.variables.get(name);
    if (cell === undefined || cell.value === value) return;
    cell.value = value;
    for (const listener of this.#variableListeners) listener();
  }

  /** @returns stops it */
  onVariableChange(listener: () => void): () => void {
    this.#variableListeners.add(listener);
    return () => this.#variableListeners.delete(listener);
  }

  report(report: RuntimeReport): void {
    this.listener.report?.(report);
  }

  /** Takes an outside event of a type through all statements, and then everything that it leads to. */
  send(type: string, row: Row): void {
    this.outsideEvent++;
    this.trace?.arrived(row);
    this.#route(this.#rewriters.size === 0 ? row : this.#rewrite(type, row));
    this.#drain();
  }

  /**
   * Derived rows: into a stream behind what waits, into a named window before it.
   *
   * @param failed  hears of a row that the window could not take, because an expression of its own failed
   */
  derive({ target, targetKind }: InsertIntoPlan, rows: readonly Row[], failed: (error: unknown) => void): void {
    const rewriters = this.#rewriters.size === 0 ? undefined : this.#rewriters.get(target);
    const derived = rewriters === undefined ? rows : rows.map((row) => this.#rewrite(target, row));
    if (targetKind === 'stream') for (const row of derived) this.#work.addRow(row);
    else for (const row of derived) this.#work.addInsert(() => this.#insert(target, row, failed));
  }

  #insert(window: string, row: Row, failed: (error: unknown) => void): void {
    try {
      this.windows.get(window)?.update([row], NO_ROWS);
    } catch (error) {
      failed(error);
    }
  }

  /** Tells the consumers of a named window of a change when the present event is through: see {@link WorkQueue}. */
  enqueueTelling(tell: () => void): void {
    this.#work.addTelling(tell);
  }

  /** Does something that comes from outside and is neither event nor time, for one statement, with all that it leads to. */
  perform(run: RunningStatement, work: () => void): void {
    this.outsideEvent++;
    this.dispatch.number++;
    try {
      work();
    } catch (error) {
      run.failed('lookup', error);
    }
    run.finish();
    this.#drain();
  }

  /** Jumps to `ms`: everything due until then runs once, at `ms`. */
  jump(ms: number): void {
    this.clock.now = ms;
    if (this.schedule.nextDue <= ms) this.#runDue(ms);
  }

  /** Walks to `ms` through every instant at which something is due. */
  walk(ms: number): void {
    while (this.schedule.nextDue <= ms) {
      const due = Math.max(this.schedule.nextDue, this.clock.now);
      this.clock.now = due;
      this.#runDue(due);
    }
    this.clock.now = ms;
  }

  /** Does what waits, for callers that set something off outside of an event (deployment, on-demand statements). */
  settle(): void {
    this.#drain();
  }

  #runDue(now: number): void {
    this.outsideEvent++;
    this.dispatch.number++;
    let owner: RunningStatement | undefined;
    for (const entry of this.schedule.takeDue(now)) {
      const next = this.#statements.get(statementOf(entry.order));
      if (next !== owner) owner?.finish();
      owner = next;
      try {
        this.schedule.run(entry, now);
      } catch (error) {
        owner?.failed('timer', error);
      }
    }
    owner?.finish();
    this.#drain();
  }

  #rewrite(type: string, row: Row): Row {
    let present = row;
    for (const rewriter of this.#rewriters.get(type) ?? []) present = rewriter.rewrite(present);
    return present;
  }

  readonly #route = (row: Row): void => {
    const found = this.filters.match(row);
    this.dispatch.number++;
    let owner: FilterEntry['owner'] | undefined;
    for (let i = 0; i < found.count; i++) {
      const entry = found.entries[i] as FilterEntry;
      if (entry.owner !== owner) owner?.finish();
      owner = entry.owner;
      if (!owner.alive) continue;
      try {
        entry.receive(row);
      } catch (error) {
        owner.failed('event', error);
      }
    }
    owner?.finish();
    this.filters.release(found);
  };

  #drain(): void {
    if (!this.#work.isEmpty) this.#work.drain(this.#route);
  }
}
