import type { Value } from '@rulewright/core';
import type { Deployment } from '../../contract.js';
import type { ModulePlan, StatementPlan } from '../../plan/statement.js';
import { bareEnvironment, type VariableCell } from '../expression/environment.js';
import type { NodeRun } from '../inspect/node-run.js';
import type { Slices } from '../state.js';
import type { DeployedModule, DeployedRun, DeployRequest } from './deployed.js';
import { openStatement } from './open-statement.js';
import { isAsking, openTypes } from './open-types.js';
import type { Replacement } from './replacement.js';
import type { Runtime } from './runtime.js';
import { StatementRun } from './statement-run.js';
import { transfer } from './transfer.js';

/** What runs, by deployment: opens, starts and stops the statements of a module together. */
export class Deployments {
  readonly #runtime: Runtime;
  readonly #modules = new Map<string, DeployedModule>();
  /** plans that have a say in which types are open */
  readonly #asking = new Map<string, ModulePlan>();
  #nextOrder = 1;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Takes the statements of a module off the path of events, or puts them back. */
  pause(id: string, paused: boolean): void {
    for (const { run } of this.#modules.get(id)?.statements ?? []) {
      run.isPaused = paused;
      run.alive = !paused;
    }
  }

  /** Gives a module another id: its rows tell the new one from now on. */
  rename(id: string, to: string): DeployedModule | undefined {
    const module = this.#modules.get(id);
    if (module === undefined) return undefined;
    const renamed = { ...module, id: to };
    this.#modules.delete(id);
    this.#modules.set(to, renamed);
    if (this.#asking.delete(id)) this.#asking.set(to, module.plan);
    for (const { run } of renamed.statements) run.rename(to);
    return renamed;
  }

  get(id: string): DeployedModule | undefined {
    return this.#modules.get(id);
  }

  all(): Iterable<DeployedModule> {
    return this.#modules.values();
  }

  /** The statement of this id, or of this name, that was created last. */
  statement(id: string): DeployedRun | undefined {
    const found = [...this.#modules.values()].flatMap(({ statements }) => statements.filter(({ plan }) => plan.id === id));
    return found.at(-1);
  }

  /** A node of a deployment, and the statement that it belongs to. */
  node(deployment: string, id: string): { readonly run: StatementRun; readonly node: NodeRun } | undefined {
    for (const { run } of this.#modules.get(deployment)?.statements ?? []) {
      const node = run.nodes.find((one) => one.id === id);
      if (node !== undefined) return { run, node };
    }
    return undefined;
  }

  /**
   * Opens all statements, then starts them in their order.
   * @throws whatever opening or starting one of them throws; nothing of the module is left then
   */
  *deploy(request: DeployRequest): Generator<void, DeployedModule> {
    const { id, plan } = request;
    const statements = yield* this.#begin(request, plan.statements, ({ opened }) => {
      opened.start();
      return undefined;
    });
    for (const { run } of statements) run.finish();
    return this.#put({ id, plan, statements });
  }

  /**
   * Lets a module take the place of the one with its id: unchanged statements go on undisturbed, others take over the state of their
   * predecessor where both keep the same, slice by slice. The old module is stopped when nothing of the new one can fail any more.
   * @throws whatever opening or starting one of them throws; the old module runs on then
   */
  *replace(request: DeployRequest, old: DeployedModule, { kept, inherited }: Replacement): Generator<void, DeployedModule> {
    const { id, plan } = request;
    const { variables } = this.#runtime;
    const fresh = plan.statements.filter((statement) => !kept.has(statement));
    const values = new Map([...variables].map(([name, { value }]) => [name, value]));
    const begun = yield* this.#begin(request, fresh, (one) => this.#startAs(one, inherited.get(one.plan), values));
    const cells = new Map(variables);
    const isKept = new Set(kept.values());
    this.#stop(old.statements.filter((one) => !isKept.has(one)));
    // a variable goes with the statement that made it, unless the new module makes it again
    for (const { plan: made } of begun) {
      const cell = made.kind === 'create-variable' ? cells.get(made.variable) : undefined;
      if (made.kind === 'create-variable' && cell !== undefined) variables.set(made.variable, cell);
    }
    for (const { run } of begun) run.finish();
    const opened = new Map(begun.map((one) => [one.plan, one]));
    const statements = plan.statements.map((statement) => {
      const before = kept.get(statement);
      return before === undefined ? (opened.get(statement) as DeployedRun) : { ...before, plan: statement, stateKept: true };
    });
    return this.#put({ id, plan, statements });
  }

  undeploy(id: string): void {
    const module = this.#modules.get(id);
    if (module === undefined) return;
    this.#modules.delete(id);
    this.#asking.delete(id);
    this.#stop(module.statements);
    this.#openTypes();
  }

  #open({ id: deployment, budget, places }: DeployRequest, plan: StatementPlan): DeployedRun {
    const runtime = this.#runtime;
    const order = places?.[plan.id] ?? this.#nextOrder;
    this.#nextOrder = Math.max(this.#nextOrder, order + 1);
    const environment = bareEnvironment(runtime.clock, (name) => cellOf(runtime, name));
    const run = new StatementRun({ deployment, id: plan.id, order }, runtime, environment, budget);
    runtime.addStatement(run);
    try {
      return { plan, run, opened: openStatement(plan, run), stateKept: false };
    } catch (error) {
      run.stop();
      runtime.removeStatement(run);
      throw error;
    }
  }

  /** Opens statements and then starts them; when one cannot be opened or started, all is as it was before. */
  *#begin(
    request: DeployRequest,
    plans: readonly StatementPlan[],
    start: (one: DeployedRun) => Slices,
  ): Generator<void, readonly DeployedRun[]> {
    const { plan } = request;
    const { classes, filters, texts } = this.#runtime;
    const restore = this.#remember(plan);
    for (const type of plan.types) if (type.origin !== 'row') classes.of(type);
    this.#openTypes(plan);
    texts.add(plan.keys);
    filters.forgetRoutes();
    const opened: DeployedRun[] = [];
    try {
      for (const statement of plans) opened.push(this.#open(request, statement));
      for (const one of opened) {
        const long = start(one);
        if (long !== undefined) yield* long;
      }
      return opened;
    } catch (error) {
      this.#stop(opened);
      restore();
      throw error;
    }
  }

  /** What a module can change before it runs. @returns puts it back as it is now */
  #remember({ types }: ModulePlan): () => void {
    const { classes, filters, windows, variables, lookups } = this.#runtime;
    const windowsBefore = new Map(windows);
    const variablesBefore = [...variables].map(([name, cell]) => ({ name, cell, value: cell.value }));
    const classesBefore = types.map(({ name }) => ({ name, rowClass: classes.named(name) }));
    const restoreLookups = lookups.remember();
    return () => {
      for (const { name, rowClass } of classesBefore) classes.put(name, rowClass);
      this.#openTypes();
      filters.forgetRoutes();
      restoreMap(windows, windowsBefore);
      variables.clear();
      for (const { name, cell, value } of variablesBefore) {
        cell.value = value;
        variables.set(name, cell);
      }
      restoreLookups();
    };
  }

  /** Events keep undeclared properties if somebody asks for them; `coming` is about to be opened. */
  #openTypes(coming?: ModulePlan): void {
    const asking = [...this.#asking.values()];
    this.#runtime.classes.keepUndeclared(openTypes(coming === undefined ? asking : [...asking, coming]));
  }

  /** Starts a statement, with the state of another if it inherits it. */
  *#startAs(one: DeployedRun, from: DeployedRun | undefined, values: ReadonlyMap<string, Value>): Generator<void> {
    one.run.inheritsState = from !== undefined;
    one.opened.start();
    if (from !== undefined) {
      if (one.plan.kind === 'create-variable' && !one.plan.constant) inheritValue(this.#runtime, one.plan.variable, values);
      yield* transfer(from.run, one.run);
      one.stateKept = true;
    }
    one.run.inheritsState = false;
  }

  #put(module: DeployedModule): DeployedModule {
    this.#modules.set(module.id, module);
    if (isAsking(module.plan)) this.#asking.set(module.id, module.plan);
    else this.#asking.delete(module.id);
    this.#openTypes();
    this.#runtime.settle();
    return module;
  }

  /** Last opened first, so that a window outlives those who read it. */
  #stop(statements: readonly DeployedRun[]): void {
    for (const { opened, run } of [...statements].reverse()) {
      opened.stop();
      run.stop();
      this.#runtime.removeStatement(run);
    }
  }
}

function restoreMap<K, V>(map: Map<K, V>, before: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of before) map.set(key, value);
}

function inheritValue(runtime: Runtime, name: string, values: ReadonlyMap<string, Value>): void {
  const cell = runtime.variables.get(name);
  if (cell !== undefined) cell.value = values.get(name) ?? null;
}

function cellOf(runtime: Runtime, name: string): VariableCell {
  let cell = runtime.variables.get(name);
  if (cell === undefined) {
    cell = { value: null };
    runtime.variables.set(name, cell);
  }
  return cell;
}

/** What a host hears of a deployment. */
export function describe({ id, plan, statements }: DeployedModule): Deployment {
  return {
    id,
    ...(plan.name !== undefined && { module: plan.name }),
    statements: statements.map(({ plan: statement, opened, stateKept }) => ({
      id: statement.id,
      ...(statement.name !== undefined && { name: statement.name }),
      ...(opened.rowType !== undefined && { rowType: opened.rowType }),
      stateKept,
    })),
  };
}
