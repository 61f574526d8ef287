import type { Budget, Deployment } from '../../contract.js';
import type { ModulePlan, StatementPlan } from '../../plan/statement.js';
import { bareEnvironment, type VariableCell } from '../expression/environment.js';
import { openStatement } from './open-statement.js';
import type { OpenedStatement } from './opened-statement.js';
import type { Runtime } from './runtime.js';
import { StatementRun } from './statement-run.js';

/** A statement with all that runs for it. */
export interface DeployedRun {
  readonly plan: StatementPlan;
  readonly run: StatementRun;
  readonly opened: OpenedStatement;
  stateKept: boolean;
}

export interface DeployedModule {
  readonly id: string;
  readonly plan: ModulePlan;
  readonly statements: readonly DeployedRun[];
}

export interface DeployRequest {
  readonly id: string;
  readonly plan: ModulePlan;
  readonly budget: Budget;
}

/** What runs, by deployment: opens, starts and stops the statements of a module together. */
export class Deployments {
  readonly #runtime: Runtime;
  readonly #modules = new Map<string, DeployedModule>();
  #nextOrder = 1;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
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

  /**
   * Opens all statements, then starts them in their order.
   * @param between runs when all are open and none has started
   * @throws whatever opening one of them throws; nothing of the module is left then
   */
  deploy({ id, plan, budget }: DeployRequest, between: (module: DeployedModule) => void = () => undefined): DeployedModule {
    const runtime = this.#runtime;
    for (const type of plan.types) if (type.origin !== 'row') runtime.classes.of(type);
    runtime.filters.forgetRoutes();
    const statements: DeployedRun[] = [];
    try {
      for (const statement of plan.statements) statements.push(this.#open(id, statement, budget));
      const module = { id, plan, statements };
      between(module);
      for (const { opened, run } of statements) {
        opened.start();
        run.finish();
      }
      this.#modules.set(id, module);
      runtime.settle();
      return module;
    } catch (error) {
      this.#stop(statements);
      throw error;
    }
  }

  undeploy(id: string): void {
    const module = this.#modules.get(id);
    if (module === undefined) return;
    this.#modules.delete(id);
    this.#stop(module.statements);
  }

  #open(deployment: string, plan: StatementPlan, budget: Budget): DeployedRun {
    const runtime = this.#runtime;
    const environment = bareEnvironment(runtime.clock, (name) => cellOf(runtime, name));
    const run = new StatementRun({ deployment, id: plan.id, order: this.#nextOrder++ }, runtime, environment, budget);
    runtime.addStatement(run);
    return { plan, run, opened: openStatement(plan, run), stateKept: false };
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
