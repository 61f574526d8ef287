import type { Budget } from '../../contract.js';
import type { ModulePlan, StatementPlan } from '../../plan/statement.js';
import type { OpenedStatement } from './opened-statement.js';
import type { StatementRun } from './statement-run.js';

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
  /** by statement; the next free ones when absent */
  readonly places?: Readonly<Record<string, number>>;
}
