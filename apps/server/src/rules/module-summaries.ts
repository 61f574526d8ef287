import type { ModuleState, ModuleSummary } from '@rulewright/contracts';
import { parse } from '@rulewright/epl/syntax';
import type { StoredVersion } from '../store/modules.js';
import type { DeployedRules } from './deployed-rules.js';
import { type ModuleFlow, moduleFlow } from './module-facts.js';
import type { RuleChanges } from './rule-changes.js';

export interface ModuleSummariesOptions {
  readonly deployed: DeployedRules;
  readonly changes: RuleChanges;
  readonly now: () => number;
  readonly rateOf: (eventType: string) => number;
}

/** What checking a version gave, as far as the list shows it. */
interface Facts extends ModuleFlow {
  readonly version: number;
  readonly revision: number;
  readonly statements: readonly string[];
  readonly uses: readonly string[];
  readonly problems: number;
}

const QUIET_DAY: readonly number[] = Array.from({ length: 24 }, () => 0);

/** Modules as the list of rules shows them. A text is checked once a version and state of the world. */
export class ModuleSummaries {
  readonly #options: ModuleSummariesOptions;
  readonly #facts = new Map<string, Facts>();

  constructor(options: ModuleSummariesOptions) {
    this.#options = options;
  }

  of(head: StoredVersion, alertsByHour: readonly number[] = QUIET_DAY): ModuleSummary {
    const { statements, uses, reads, writes, declares, problems } = this.#factsOf(head);
    const state = this.stateOf(head.module);
    const running = state.deployedVersion !== null;
    return {
      name: head.module,
      ...state,
      version: head.version,
      statements,
      uses,
      reads,
      writes,
      declares,
      problems,
      changedAt: head.savedAt.getTime(),
      changedBy: head.savedBy,
      eventsPerSecond: running ? reads.reduce((sum, name) => sum + this.#options.rateOf(name), 0) : 0,
      alerts24h: alertsByHour.reduce((sum, count) => sum + count, 0),
      alertsByHour,
    };
  }

  stateOf(module: string): {
    readonly state: ModuleState;
    readonly deployedVersion: number | null;
    readonly reason: string | null;
  } {
    const { deployed, changes, now } = this.#options;
    const running = deployed.book.find(module);
    if (!running) return { state: 'draft', deployedVersion: null, reason: null };
    const failure = changes.failureOf(module, now());
    if (failure !== undefined) return { state: 'failing', deployedVersion: running.version, reason: failure };
    if (running.pausedBy !== null)
      return { state: 'paused', deployedVersion: running.version, reason: `paused by ${running.pausedBy}` };
    return { state: running.mode, deployedVersion: running.version, reason: null };
  }

  #factsOf(head: StoredVersion): Facts {
    const { deployed } = this.#options;
    const { revision } = deployed;
    const known = this.#facts.get(head.module);
    if (known?.version === head.version && known.revision === revision) return known;
    const { document, diagnostics, checked } = deployed.analyse(head.module, head.epl);
    const facts: Facts = {
      version: head.version,
      revision,
      ...(checked ? moduleFlow(checked) : { reads: [], writes: [], declares: [] }),
      statements: parse(head.epl).document.statements.map(({ name }, ordinal) => name ?? String(ordinal)),
      uses: document.uses.map(({ name }) => name.text),
      problems: diagnostics.filter(({ severity }) => severity === 'error').length,
    };
    this.#facts.set(head.module, facts);
    return facts;
  }
}
