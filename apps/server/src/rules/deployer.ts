import type { DeployMode, DeployReport } from '@rulewright/contracts';
import { type Diagnostic, invariant } from '@rulewright/core';
import type { CheckedModule } from '@rulewright/epl/semantics';
import type { EventPath } from '../engine/event-path.js';
import type { Outcome } from '../engine/session/entry-result.js';
import { type Order, orderEntry } from '../engine/session/order.js';
import { annotatedWindows } from '../engine/session/window-content.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { Audit } from '../store/audit.js';
import type { DeploymentStore } from '../store/deployments.js';
import type { StoredVersion } from '../store/modules.js';
import type { PersistedWindowStore } from '../store/persisted-windows.js';
import type { DeployedRules } from './deployed-rules.js';
import type { RuleChanges } from './rule-changes.js';

export interface DeployerOptions {
  readonly path: () => EventPath;
  readonly deployments: DeploymentStore;
  readonly deployed: DeployedRules;
  readonly changes: RuleChanges;
  readonly audit: Audit;
  readonly persisted: PersistedWindowStore;
}

/** How a version is deployed. `forcedPast`: tests of it that failed. */
export interface DeployHow {
  readonly mode: DeployMode;
  readonly forcedPast: readonly string[];
}

/** Of a module that could be deployed, and would do nothing. */
export const NOTHING_TO_RUN: Diagnostic = {
  code: 'module-empty',
  severity: 'error',
  span: { start: 0, end: 0 },
  message: 'the module has no statements: there is nothing to deploy',
  hint: 'write a statement, or undeploy the module if it is to run no more',
};

/**
 * Brings modules into the engine and out of it. An order goes through the journal like an event; what it came to is stored with the
 * deployment in one transaction, so that store and engine never differ, whenever the server ends. One order at a time.
 */
export class Deployer {
  readonly #options: DeployerOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DeployerOptions) {
    this.#options = options;
  }

  /** Deploys a version; a text with errors is refused without troubling the engine. */
  deploy(stored: StoredVersion, { mode, forcedPast }: DeployHow, actor: Actor): Promise<DeployReport> {
    return this.#inTurn(async () => {
      const { deployed, deployments, audit, changes } = this.#options;
      const { module, version, epl } = stored;
      const { diagnostics, checked } = deployed.analyse(module, epl);
      if (!checked) return { kind: 'refused', name: module, version, diagnostics };
      if (checked.statements.length === 0) return { kind: 'refused', name: module, version, diagnostics: [NOTHING_TO_RUN] };
      const persisted = await this.#persistedFor(module, checked);
      const deployment = await deployments.begin({ module, version, mode, by: actor.name, forced: forcedPast.length > 0 });
      if (deployment === undefined) throw new RequestFailure('not-found', `module "${module}" was deleted meanwhile`);
      const order = { kind: 'deploy', deployment, module, version, mode, epl, ...persisted } as const;
      const outcome = await this.#obey(order, () => deployments.rejected(deployment));
      if (outcome.kind !== 'deployed') {
        invariant(outcome.kind === 'refused', `a deploy came to "${outcome.kind}"`);
        return { kind: 'refused', name: module, version, diagnostics: outcome.diagnostics };
      }
      changes.forget(module);
      await audit({
        actor,
        action: 'module.deploy',
        target: { kind: 'module', id: module },
        detail: { version, mode, deployment, ...(forcedPast.length > 0 ? { forcedPast } : {}) },
      });
      changes.tell({ kind: 'deployed', name: module, version, state: mode, by: actor.name });
      const replacedVersion = outcome.replaced?.version ?? null;
      return {
        kind: 'deployed',
        name: module,
        version,
        mode,
        replacedVersion,
        statements: outcome.statements,
        ended: outcome.ended,
        forcedPast,
        diagnostics,
      };
    });
  }

  /**
   * Lets a deployed module see no events, or again; what it holds stays.
   *
   * @throws RequestFailure `conflict` if it is not deployed
   */
  pause(module: string, kind: 'pause' | 'resume', actor: Actor): Promise<void> {
    return this.#inTurn(async () => {
      const { deployed, audit, changes } = this.#options;
      const running = deployed.book.find(module);
      if (!running) throw new RequestFailure('conflict', `module "${module}" is not deployed`);
      if ((running.pausedBy !== null) === (kind === 'pause')) return;
      const { deployment, version, mode } = running;
      await this.#obey(kind === 'pause' ? { kind, deployment, module, by: actor.name } : { kind, deployment, module });
      await audit({ actor, action: `module.${kind}`, target: { kind: 'module', id: module }, detail: { deployment } });
      const change =
        kind === 'pause' ? ({ kind: 'paused', state: 'paused' } as const) : ({ kind: 'resumed', state: mode } as const);
      changes.tell({ ...change, name: module, version, by: actor.name });
    });
  }

  /**
   * Takes a module out.
   *
   * @returns the modules that were taken out, those that used it first
   * @throws  RequestFailure `in-use` if others use it and may not be taken out
   */
  undeploy(module: string, dependents: 'refuse' | 'stop', actor: Actor): Promise<readonly string[]> {
    return this.#inTurn(() => this.#undeploy(module, dependents, actor));
  }

  async #undeploy(module: string, dependents: 'refuse' | 'stop', actor: Actor): Promise<readonly string[]> {
    const { deployed, deployments, audit, changes } = this.#options;
    const running = deployed.book.find(module);
    if (!running) return [];
    const { deployment } = running;
    const outcome = await this.#obey({ kind: 'undeploy', deployment, module });
    if (outcome.kind === 'in-use') {
      if (dependents === 'refuse') {
        throw new RequestFailure('in-use', `module "${module}" is used by ${outcome.users.map((user) => `"${user}"`).join(', ')}`);
      }
      const stopped: string[] = [];
      for (const user of outcome.users) stopped.push(...(await this.#undeploy(user, 'stop', actor)));
      return [...stopped, ...(await this.#undeploy(module, 'refuse', actor))];
    }
    changes.forget(module);
    await deployments.stoppedBy(deployment, actor.name);
    await audit({ actor, action: 'module.undeploy', target: { kind: 'module', id: module }, detail: { deployment } });
    changes.tell({ kind: 'stopped', name: module, version: running.version, state: 'draft', by: actor.name });
    return [module];
  }

  /** What windows of a module that does not run held when it ran last: the engine knows the others itself. */
  async #persistedFor(
    module: string,
    checked: CheckedModule,
  ): Promise<Pick<Extract<Order, { readonly kind: 'deploy' }>, 'persisted'>> {
    const { deployed, persisted } = this.#options;
    if (deployed.book.find(module) || annotatedWindows(checked, 'persist').length === 0) return {};
    return { persisted: await persisted.of(module) };
  }

  /**
   * Writes an order into the journal and waits until what it came to is stored.
   *
   * @param refused  called if the journal did not take the order, as far as is known: should it be in it after all, its outcome is stored
   *                 whatever was noted here
   */
  async #obey(order: Order, refused?: () => Promise<void>): Promise<Outcome> {
    const path = this.#options.path();
    const { stored } = await path.append(orderEntry(order)).catch(async (error: unknown) => {
      // With the database gone it is noted by whoever leads next.
      await refused?.().catch(() => undefined);
      throw error;
    });
    const { outcome } = await stored;
    invariant(outcome, `order "${order.kind}" came to nothing`);
    this.#options.deployed.replace(await path.ask<'modules'>({ kind: 'modules' }));
    return outcome;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
