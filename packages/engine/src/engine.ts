import type { Diagnostic, EventRecord, EventType, Value } from '@rulewright/core';
import type { CheckedModule, CheckedQuery } from '@rulewright/epl/semantics';
import { compileModule, compileQuery } from './compile/compile-module.js';
import type {
  DeployOptions,
  DeployOutlook,
  DeployResult,
  Engine,
  EngineOptions,
  FillProblem,
  PreparedEvent,
  StatementStatus,
} from './contract.js';
import type { InspectRequest, NodeCounters, NodeInspection } from './inspection.js';
import type { LookupAnswer } from './lookup-port.js';
import type { ModulePlan, StatementPlan } from './plan/statement.js';
import { diagnostic, refused } from './refusal.js';
import type { CoercionProblem } from './runtime/coercion.js';
import { usersOf } from './runtime/deployment/dependencies.js';
import type { DeployedModule, DeployRequest } from './runtime/deployment/deployed.js';
import { Deployments, describe } from './runtime/deployment/deployments.js';
import { outlookOf } from './runtime/deployment/foresee.js';
import { idsFor } from './runtime/deployment/ids.js';
import { planReplacement, type Replacement, usersOfChanged } from './runtime/deployment/replacement.js';
import { Runtime } from './runtime/deployment/runtime.js';
import { loadEngine, saveEngine } from './runtime/deployment/snapshot.js';
import { DEFAULT_BUDGET } from './runtime/deployment/statement-budget.js';
import { EvaluationError } from './runtime/expression/evaluation-error.js';
import { inspectionOf, statusOf } from './runtime/inspect/inspection.js';
import { fillWindow } from './runtime/on-demand/fill-window.js';
import { runQuery } from './runtime/on-demand/run-query.js';
import type { Row } from './runtime/row.js';
import { classOfRow } from './runtime/row-class.js';
import type { Trace } from './runtime/trace/trace.js';

/** Makes an engine without statements. */
export function createEngine(options: EngineOptions = {}): Engine {
  return new EngineHost(options);
}

/** What an engine is made with that replays the past to explain a row. */
export interface Replaying {
  readonly trace: (now: () => number) => Trace;
  /** whether a statement plays a part; the others are not deployed */
  keeps(deployment: string, statement: StatementPlan): boolean;
}

/** An engine that traces rows. */
export function createReplayingEngine(options: EngineOptions, replaying: Replaying): Engine {
  return new EngineHost(options, replaying);
}

/** The engine as hosts see it: plans are made of what they give, records of what they get. */
class EngineHost implements Engine {
  readonly #runtime: Runtime;
  readonly #deployments: Deployments;
  readonly #hostTypes = new Map<string, EventType>();

  readonly #replaying: Replaying | undefined;

  constructor(options: EngineOptions, replaying?: Replaying) {
    this.#replaying = replaying;
    this.#runtime = new Runtime({
      startMs: options.startMs ?? 0,
      listener: options.listener ?? {},
      budget: { ...DEFAULT_BUDGET, ...options.budget },
      ...(options.lookup && { lookup: options.lookup }),
      ...(replaying && { trace: replaying.trace }),
    });
    this.#deployments = new Deployments(this.#runtime);
  }

  get time(): number {
    return this.#runtime.clock.now;
  }

  deploy(module: CheckedModule, options: DeployOptions = {}): DeployResult {
    const steps = this.deploying(module, options);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  *deploying(module: CheckedModule, options: DeployOptions = {}): Generator<void, DeployResult> {
    const { id, wanted, isTaken } = idsFor(module, options, (one) => this.#deployments.get(one) !== undefined);
    const plan = this.#kept(
      compileModule(module, (name) => this.#typeNamed(name)),
      wanted,
    );
    const old = this.#deployments.get(id);
    if (isTaken) return refused('deploy-id-taken', `"${wanted}" is deployed already`);
    const { places } = options;
    const request = { id, plan, budget: { ...this.#runtime.budget, ...options.budget }, ...(places && { places }) };
    try {
      if (old === undefined) return describe(yield* this.#deployments.deploy(request));
      const replaced = yield* this.#replace(request, old);
      if ('refused' in replaced || wanted === id) return replaced;
      const renamed = this.#deployments.rename(id, wanted);
      return renamed === undefined ? replaced : describe(renamed);
    } catch (error) {
      // a value that a statement needs from the start cannot be had; anything else is a fault of ours
      if (error instanceof EvaluationError) return refused('deploy-failed', error.message);
      throw error;
    }
  }

  foresee(
    module: CheckedModule,
    { replaces }: Pick<DeployOptions, 'replaces'> = {},
  ): DeployOutlook | { readonly refused: readonly Diagnostic[] } {
    const plan = compileModule(module, (name) => this.#typeNamed(name));
    const old = replaces === undefined ? undefined : this.#deployments.get(replaces);
    if (old === undefined) return outlookOf(plan, undefined, undefined);
    const replacement = planReplacement(old, plan);
    return this.#stillUsed(replacement, old) ?? outlookOf(plan, old, replacement);
  }

  pause(id: string, paused: boolean): void {
    this.#deployments.pause(id, paused);
  }

  fill(window: string, records: readonly Readonly<Record<string, unknown>>[]): readonly FillProblem[] {
    return fillWindow(window, records, this.#runtime);
  }

  undeploy(id: string): readonly string[] {
    const users = usersOf(id, this.#deployments.all());
    if (users.length > 0) return users;
    const types = this.#deployments.get(id)?.plan.types ?? [];
    this.#deployments.undeploy(id);
    this.#forgetTypes(types);
    return [];
  }

  declareType(type: EventType): void {
    this.#hostTypes.set(type.name, type);
    this.#runtime.classes.of(type);
    this.#runtime.filters.forgetRoutes();
  }

  send(type: string, record: Readonly<Record<string, unknown>>): Diagnostic | undefined {
    const prepared = this.prepare(type, record);
    if ('refused' in prepared) return prepared.refused;
    this.#runtime.send(type, rowOf(prepared.event));
    return undefined;
  }

  prepare(
    type: string,
    record: Readonly<Record<string, unknown>>,
  ): { readonly event: PreparedEvent } | { readonly refused: Diagnostic } {
    const rowClass = this.#runtime.classes.named(type);
    if (rowClass === undefined) return { refused: diagnostic('event-unknown-type', `there is no event type "${type}"`) };
    const problems: CoercionProblem[] = [];
    const row = rowClass.fromRecord(record, problems);
    const [problem] = problems;
    if (problem === undefined) {
      this.#runtime.texts.share(row, rowClass);
      return { event: row as unknown as PreparedEvent };
    }
    const message = `property "${problem.property}" of "${type}": ${problem.message}`;
    return { refused: diagnostic('event-wrong-value', message) };
  }

  sendPrepared(event: PreparedEvent): Diagnostic | undefined {
    const row = rowOf(event);
    const rowClass = classOfRow(row);
    if (rowClass === undefined || !this.#runtime.classes.isCurrent(rowClass)) {
      return diagnostic('event-outdated', 'the type of the event was taken away or declared otherwise since it was prepared');
    }
    this.#runtime.send(rowClass.type.name, row);
    return undefined;
  }

  advanceTime(ms: number): void {
    if (!this.#isLate(ms)) this.#runtime.jump(ms);
  }

  advanceTimeSpan(ms: number): void {
    if (!this.#isLate(ms)) this.#runtime.walk(ms);
  }

  query(query: CheckedQuery, parameters: readonly Value[] = []): readonly EventRecord[] {
    const plan = compileQuery(query, (name) => this.#typeNamed(name));
    return runQuery(plan, this.#runtime, parameters).map((row) => classOfRow(row)?.toRecord(row) ?? {});
  }

  iterate(statement: string): readonly EventRecord[] {
    const rows = this.#deployments.statement(statement)?.opened.iterate() ?? [];
    return rows.map((row) => classOfRow(row)?.toRecord(row) ?? {});
  }

  answerLookup(id: string, answer: LookupAnswer): boolean {
    return this.#runtime.lookups.answer(id, answer);
  }

  setVariable(name: string, value: Value): void {
    this.#runtime.setVariable(name, value);
    this.#runtime.settle();
  }

  counters(): readonly NodeCounters[] {
    return [...this.#deployments.all()].flatMap(({ id: deployment, statements }) =>
      statements.flatMap(({ run }) =>
        run.nodes.map(({ id, inserted, removed, held }) => ({ deployment, node: id, inserted, removed, held })),
      ),
    );
  }

  status(): readonly StatementStatus[] {
    return [...this.#deployments.all()].flatMap(({ statements }) => statements.map(({ run }) => statusOf(run)));
  }

  inspect(request: InspectRequest): NodeInspection | undefined {
    const found = this.#deployments.node(request.deployment, request.node);
    return found && inspectionOf(found.run, found.node, request);
  }

  watch(deployment: string, node: string, rows = 20): (() => void) | undefined {
    return this.#deployments.node(deployment, node)?.node.watch(rows, () => this.#runtime.clock.now);
  }

  places(id: string): Readonly<Record<string, number>> {
    const statements = this.#deployments.get(id)?.statements ?? [];
    return Object.fromEntries(statements.map(({ plan, run }) => [plan.id, run.order]));
  }

  snapshot(): Generator<Uint8Array> {
    return saveEngine(this.#runtime, this.#deployments);
  }

  restore(chunks: Iterable<Uint8Array>): void {
    for (const _ of this.restoring(chunks));
  }

  *restoring(chunks: Iterable<Uint8Array>): Generator<void> {
    yield* loadEngine(this.#runtime, this.#deployments, chunks);
    this.#runtime.trace?.restored();
    // a host may have answered at once what was asked again
    this.#runtime.settle();
  }

  *#replace(request: DeployRequest, old: DeployedModule): Generator<void, DeployResult> {
    const replacement = planReplacement(old, request.plan);
    const used = this.#stillUsed(replacement, old);
    if (used !== undefined) return used;
    const replaced = yield* this.#deployments.replace(request, old, replacement);
    this.#forgetTypes(old.plan.types);
    return describe(replaced);
  }

  #stillUsed(replacement: Replacement, old: DeployedModule): { readonly refused: readonly Diagnostic[] } | undefined {
    const others = [...this.#deployments.all()].filter(({ id }) => id !== old.id);
    const users = usersOfChanged(replacement, others);
    if (users.length === 0) return undefined;
    const changed = [...replacement.changedNames].join(', ');
    return refused('deploy-still-used', `${changed} would change and is used by ${users.join(', ')}`);
  }

  #kept(plan: ModulePlan, id: string): ModulePlan {
    const replaying = this.#replaying;
    if (replaying === undefined) return plan;
    return { ...plan, statements: plan.statements.filter((statement) => replaying.keeps(id, statement)) };
  }

  /** Types that no module and no host declares any more. */
  #forgetTypes(types: readonly EventType[]): void {
    const declared = new Set([...this.#deployments.all()].flatMap(({ plan }) => plan.types.map(({ name }) => name)));
    for (const { name, origin } of types) {
      if (origin !== 'row' && !declared.has(name) && !this.#hostTypes.has(name)) this.#runtime.classes.put(name, undefined);
    }
    this.#runtime.filters.forgetRoutes();
  }

  #typeNamed(name: string): EventType | undefined {
    return this.#runtime.classes.named(name)?.type ?? this.#hostTypes.get(name);
  }

  #isLate(ms: number): boolean {
    const { clock } = this.#runtime;
    if (!clock.refuses(ms)) return false;
    const message = `${ms} lies before the engine's time ${clock.now}: the clock stays`;
    this.#runtime.report({ kind: 'late-event', message, time: clock.now });
    return true;
  }
}

/** A prepared event is its row; hosts do not see into it. */
function rowOf(event: PreparedEvent): Row {
  return event as unknown as Row;
}
