import type { EventRecord, Value } from '@rulewright/core';
import { stepFault } from './scenario-step.js';
import { EplSession, type Refusal } from './session.js';

/* Scenario files and their answers; the format is that of the oracle that is asked the same files, so that both can be compared. */

export interface Scenario {
  readonly name: string;
  readonly area?: string;
  /** clock before deployment, ms (default 0) */
  readonly start?: number;
  /** one module text, or several deployed in order: `main`, `main1` … */
  readonly epl: string | readonly string[];
  readonly steps: readonly ScenarioStep[];
  readonly ordered?: readonly string[];
  readonly loose?: boolean;
}

/** One of: `time` (jump), `span` (walk), `send` + `event`, `iterate`, `query`, `deploy` + `as`, `undeploy`. */
export interface ScenarioStep {
  readonly time?: number;
  readonly span?: number;
  readonly send?: string;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly iterate?: string;
  readonly query?: string;
  readonly deploy?: string;
  readonly as?: string;
  readonly undeploy?: string;
}

export interface ScenarioAnswer {
  readonly name: string;
  readonly error: { readonly phase: string; readonly message: string } | null;
  readonly out: readonly ScenarioOutput[];
}
export type ScenarioOutput =
  | { readonly step: number; readonly statement: string; readonly new: readonly unknown[]; readonly old: readonly unknown[] }
  | { readonly step: number; readonly rows: readonly unknown[] }
  | { readonly step: number; readonly error: 'syntax' | 'check' | 'deploy' | 'runtime' | 'internal'; readonly message: string };

/** Runs one scenario from an empty engine to its last step. Deterministic; rows delivered at deployment have step -1. */
export function runScenario(scenario: Scenario): ScenarioAnswer {
  const run = new ScenarioRun(scenario.start ?? 0);
  const texts = typeof scenario.epl === 'string' ? [scenario.epl] : scenario.epl;
  for (const [index, text] of texts.entries()) {
    const refused = run.deploy(text, index === 0 ? 'main' : `main${index}`);
    if (refused) return { name: scenario.name, error: { phase: refused.error, message: refused.message }, out: [] };
  }
  for (const [index, step] of scenario.steps.entries()) run.perform(step, index);
  return { name: scenario.name, error: null, out: run.out };
}

interface StepFailure {
  readonly error: 'syntax' | 'check' | 'deploy' | 'runtime';
  readonly message: string;
}

class ScenarioRun {
  readonly out: ScenarioOutput[] = [];
  readonly #session: EplSession;
  /** ids of the statements with a name, by deployment: the others are not listened to */
  readonly #named = new Map<string, ReadonlySet<string>>();
  readonly #statements = new Map<string, ReadonlySet<string>>();
  #step = -1;

  constructor(startMs: number) {
    this.#session = new EplSession({
      startMs,
      listener: {
        delivery: ({ deployment, statement, inserted, removed }) => {
          if (!this.#named.get(deployment)?.has(statement)) return;
          this.out.push({ step: this.#step, statement, new: inserted.map(plainRow), old: removed.map(plainRow) });
        },
        report: ({ kind, message }) => {
          if (kind === 'failure') this.out.push({ step: this.#step, error: 'internal', message });
        },
      },
    });
  }

  deploy(text: string, id: string): StepFailure | undefined {
    const outcome = this.#session.deploy(text, id, (module) => {
      this.#statements.set(id, new Set(module.statements.map((one) => one.id)));
      this.#named.set(id, new Set(module.statements.flatMap((one) => (one.name === undefined ? [] : [one.id]))));
    });
    return 'phase' in outcome ? failed(outcome) : undefined;
  }

  perform(step: ScenarioStep, index: number): void {
    this.#step = index;
    const fault = stepFault(step);
    if (fault !== undefined) {
      this.out.push({ step: index, error: 'runtime', message: `step ${index} ${fault}` });
      return;
    }
    const { engine } = this.#session;
    if (step.time !== undefined) engine.advanceTime(step.time);
    if (step.span !== undefined) engine.advanceTimeSpan(step.span);
    const failure = this.#iterate(step) ?? this.#send(step) ?? this.#query(step) ?? this.#deployment(step);
    if (failure) this.out.push({ step: index, ...failure });
  }

  #iterate({ iterate }: ScenarioStep): StepFailure | undefined {
    if (iterate === undefined) return undefined;
    const known = [...this.#statements.values()].some((ids) => ids.has(iterate));
    if (!known) return { error: 'runtime', message: `there is no statement "${iterate}"` };
    this.out.push({ step: this.#step, rows: this.#session.engine.iterate(iterate).map(plainRow) });
    return undefined;
  }

  #send({ send, event }: ScenarioStep): StepFailure | undefined {
    const refused = send === undefined ? undefined : this.#session.engine.send(send, event ?? {});
    return refused && { error: 'runtime', message: refused.message };
  }

  #query({ query }: ScenarioStep): StepFailure | undefined {
    if (query === undefined) return undefined;
    const rows = this.#session.query(query);
    if ('phase' in rows) return failed(rows);
    this.out.push({ step: this.#step, rows: rows.map(plainRow) });
    return undefined;
  }

  #deployment({ deploy, as = 'main', undeploy }: ScenarioStep): StepFailure | undefined {
    if (deploy !== undefined) return this.deploy(deploy, as);
    const users = undeploy === undefined ? [] : this.#session.undeploy(undeploy);
    if (undeploy !== undefined && users.length === 0) this.#statements.delete(undeploy);
    return users.length > 0 ? { error: 'deploy', message: `still used by ${users.join(', ')}` } : undefined;
  }
}

function failed({ phase, diagnostics }: Refusal): StepFailure {
  return { error: phase, message: diagnostics.find((diagnostic) => diagnostic.severity === 'error')?.message ?? 'refused' };
}

/** A row as JSON: NaN and infinities as strings, nested rows as plain objects. */
export function plainRow(row: EventRecord): unknown {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: Value): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(plainValue);
  return value !== null && typeof value === 'object' ? plainRow(value as EventRecord) : value;
}
