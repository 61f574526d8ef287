import type {
  DeployAllInput,
  DeployInput,
  DeployMode,
  DeployPreview,
  DeployReport,
  DiffInput,
  Module,
  ModuleDiff,
  ModuleSummary,
  ModuleVersion,
  PreviewDeployInput,
  RollBackInput,
  SavedModule,
  SaveModuleInput,
  StatementSummary,
  Undeployed,
  UndeployInput,
  Validation,
  WireWorld,
} from '@rulewright/contracts';
import type { HostInfo } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import type { ModuleRef, RuleService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { RuleTests } from '../rule-tests/rule-test-service.js';
import type { AlertStore } from '../store/alerts.js';
import type { Audit } from '../store/audit.js';
import type { DeploymentStore } from '../store/deployments.js';
import type { ModuleStore, StoredVersion } from '../store/modules.js';
import { deployOrder } from './deploy-order.js';
import type { DeployedRules } from './deployed-rules.js';
import { type Deployer, NOTHING_TO_RUN } from './deployer.js';
import { moduleDiff } from './module-diff.js';
import { ModuleSummaries } from './module-summaries.js';
import type { RuleChanges } from './rule-changes.js';
import { statementSummaries } from './statement-summaries.js';
import { wireWorld } from './wire-world.js';

export interface RulesOptions {
  readonly ruleTests: RuleTests;
  readonly modules: ModuleStore;
  readonly deployments: DeploymentStore;
  readonly path: () => EventPath;
  readonly alerts: AlertStore;
  readonly deployed: DeployedRules;
  /** what is set up around the engine now */
  readonly host: () => Promise<HostInfo>;
  readonly deployer: Deployer;
  readonly changes: RuleChanges;
  readonly audit: Audit;
  readonly now: () => number;
  /** events per second of a type from outside */
  readonly rateOf: (eventType: string) => number;
}

/** The modules: their versions, what is wrong with them, and their way into the engine. */
export class Rules implements RuleService {
  readonly #options: RulesOptions;
  readonly #summaries: ModuleSummaries;

  constructor(options: RulesOptions) {
    this.#options = options;
    this.#summaries = new ModuleSummaries(options);
  }

  async list(): Promise<readonly ModuleSummary[]> {
    const { modules, alerts, now } = this.#options;
    const [heads, byHour] = await Promise.all([modules.heads(), alerts.byHour(now()), this.#current()]);
    return heads.map((head) => this.#summaries.of(head, byHour.get(head.module)));
  }

  async get(ref: ModuleRef): Promise<Module> {
    const stored = await this.#stored(ref);
    const { diagnostics } = (await this.#current()).analyse(stored.module, stored.epl);
    return {
      name: stored.module,
      ...this.#summaries.stateOf(stored.module),
      version: stored.version,
      epl: stored.epl,
      savedAt: stored.savedAt.getTime(),
      savedBy: stored.savedBy,
      note: stored.note || null,
      diagnostics,
    };
  }

  async versions(name: string): Promise<readonly ModuleVersion[]> {
    const versions = await this.#options.modules.versions(name);
    if (versions.length === 0) throw unknownModule(name);
    return versions.map(({ version, note, savedBy, savedAt }) => ({
      version,
      savedAt: savedAt.getTime(),
      savedBy,
      note: note || null,
    }));
  }

  async save({ name, epl, note, baseVersion }: SaveModuleInput, actor: Actor): Promise<SavedModule> {
    const { modules, changes, audit } = this.#options;
    const { document, diagnostics } = (await this.#current()).analyse(name, epl);
    const saved = await modules.save({
      module: name,
      epl,
      uses: document.uses.map((uses) => uses.name.text),
      note: note ?? '',
      savedBy: actor.name,
      ...(baseVersion === undefined ? {} : { baseVersion }),
    });
    if (saved.kind === 'conflict') {
      throw new RequestFailure('conflict', `module "${name}" has version ${saved.version} by now: load it and merge`);
    }
    if (saved.kind === 'saved') {
      await audit({ actor, action: 'module.save', target: { kind: 'module', id: name }, detail: { version: saved.version } });
      const { state } = this.#summaries.stateOf(name);
      changes.tell({ kind: 'saved', name, version: saved.version, state, by: actor.name });
    }
    return { name, version: saved.version, created: saved.kind === 'saved', diagnostics };
  }

  async validate({ epl, name }: { readonly epl: string; readonly name?: string }): Promise<Validation> {
    const deployed = await this.#current();
    const module = name ?? parse(epl).document.module?.name.text ?? '';
    const { diagnostics, checked } = deployed.analyse(module, epl);
    return { ok: checked !== undefined, diagnostics, statements: checked ? statementSummaries(module, epl, checked) : [] };
  }

  async deploy({ name, version, mode, force }: DeployInput, actor: Actor): Promise<DeployReport> {
    const stored = await this.#stored({ name, ...(version === undefined ? {} : { version }) });
    return this.#deployTested(stored, { mode: mode ?? 'live', force: force ?? false }, actor);
  }

  /** Tests hold back only what could be deployed: a text with errors is refused for these. */
  async #deployTested(
    stored: StoredVersion,
    { mode, force }: { readonly mode: DeployMode; readonly force: boolean },
    actor: Actor,
  ): Promise<DeployReport> {
    const { ruleTests, deployer, audit } = this.#options;
    const { module: name, version, epl } = stored;
    const sound = (await this.#current()).analyse(name, epl).checked !== undefined;
    const { results } = sound ? await ruleTests.beforeDeploy(stored) : { results: [] };
    const failed = results.filter(({ passed }) => !passed).map((result) => result.name);
    if (failed.length > 0 && !force) {
      const target = { kind: 'module', id: name };
      await audit({ actor, action: 'module.deploy-held-back', target, detail: { version, failed } });
      return { kind: 'tests-failed', name, version, failed, tests: results.length };
    }
    return deployer.deploy(stored, { mode, forcedPast: failed }, actor);
  }

  async preview({ name, version, epl }: PreviewDeployInput): Promise<DeployPreview> {
    const text = epl ?? (await this.#stored({ name, ...(version === undefined ? {} : { version }) })).epl;
    // The engine does not know what is set up around it: a lookup that nobody answers would seem possible to it.
    const { checked, diagnostics } = (await this.#current()).analyse(name, text);
    if (!checked) return { kind: 'refused', name, diagnostics };
    if (checked.statements.length === 0) return { kind: 'refused', name, diagnostics: [NOTHING_TO_RUN] };
    return this.#options.path().ask<'foresee'>({ kind: 'foresee', module: name, epl: text });
  }

  async pause(name: string, actor: Actor): Promise<void> {
    await this.#options.deployer.pause(name, 'pause', actor);
  }

  async resume(name: string, actor: Actor): Promise<void> {
    await this.#options.deployer.pause(name, 'resume', actor);
  }

  async rollBack({ name, version, force = false }: RollBackInput, actor: Actor): Promise<DeployReport> {
    const { deployments, deployed } = this.#options;
    const to = version ?? (await deployments.versionBefore(name));
    if (to === undefined) {
      await this.#stored({ name });
      throw new RequestFailure('conflict', `no other version of module "${name}" has run before`);
    }
    const mode = deployed.book.find(name)?.mode ?? 'live';
    return this.#deployTested(await this.#stored({ name, version: to }), { mode, force }, actor);
  }

  async diff({ name, from, to }: DiffInput): Promise<ModuleDiff> {
    const [before, after] = await Promise.all([
      this.#stored({ name, version: from }),
      this.#stored({ name, ...(to === undefined ? {} : { version: to }) }),
    ]);
    return moduleDiff(before, after);
  }

  async deployAll({ mode, force = false }: DeployAllInput, actor: Actor): Promise<readonly DeployReport[]> {
    const heads = await this.#options.modules.heads();
    const using = heads.map((head) => ({ name: head.module, head, uses: usesOf(head.epl) }));
    const reports: DeployReport[] = [];
    for (const { head } of deployOrder(using)) {
      reports.push(await this.#deployTested(head, { mode: mode ?? (await this.#modeOf(head.module)), force }, actor));
    }
    return reports;
  }

  /** How a module runs, or ran last: who deploys many at once does not mean to make a shadow deliver. */
  async #modeOf(name: string): Promise<DeployMode> {
    const { deployed, deployments } = this.#options;
    return deployed.book.find(name)?.mode ?? (await deployments.lastMode(name)) ?? 'live';
  }

  async undeploy({ name, dependents }: UndeployInput, actor: Actor): Promise<Undeployed> {
    if (!this.#options.deployed.book.find(name)) {
      await this.#stored({ name });
      return { stopped: [] };
    }
    return { stopped: await this.#options.deployer.undeploy(name, dependents, actor) };
  }

  async remove(name: string, actor: Actor): Promise<void> {
    const { modules, deployed, deployer, changes, audit, now } = this.#options;
    if (deployed.book.find(name)) await deployer.undeploy(name, 'refuse', actor);
    if (!(await modules.remove(name, new Date(now())))) throw unknownModule(name);
    await audit({ actor, action: 'module.delete', target: { kind: 'module', id: name } });
    changes.tell({ kind: 'deleted', name, version: null, state: null, by: actor.name });
  }

  async removeAll(actor: Actor): Promise<readonly string[]> {
    const { modules, deployed, deployer } = this.#options;
    for (const { module } of [...deployed.book.modules].reverse()) await deployer.undeploy(module, 'stop', actor);
    const names = (await modules.heads()).map(({ module }) => module);
    for (const name of names) await this.remove(name, actor);
    return names;
  }

  async statements(): Promise<readonly StatementSummary[]> {
    return this.#options.deployed.book.modules.flatMap(({ module, epl, checked }) => statementSummaries(module, epl, checked));
  }

  async world(without?: string): Promise<WireWorld> {
    const { book, host } = await this.#current();
    return wireWorld(without === undefined ? book.world : book.worldFor(without), host);
  }

  /** The rules with what is set up around the engine now. */
  async #current(): Promise<DeployedRules> {
    const { deployed, host } = this.#options;
    deployed.hostIs(await host());
    return deployed;
  }

  async #stored({ name, version }: ModuleRef): Promise<StoredVersion> {
    const stored = await this.#options.modules.find(name, version);
    if (stored) return stored;
    if (version === undefined || !(await this.#options.modules.find(name))) throw unknownModule(name);
    throw new RequestFailure('not-found', `module "${name}" has no version ${version}`);
  }
}

function usesOf(epl: string): readonly string[] {
  return parse(epl).document.uses.map(({ name }) => name.text);
}

function unknownModule(name: string): RequestFailure {
  return new RequestFailure('not-found', `there is no module "${name}"`);
}
