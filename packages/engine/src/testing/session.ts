import type { Diagnostic, EventRecord, Value } from '@rulewright/core';
import { hasErrors } from '@rulewright/core';
import { type CheckedModule, check, checkQuery, EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { type EplDocument, parse } from '@rulewright/epl/syntax';
import type { Deployment, Engine, EngineOptions } from '../contract.js';
import { createEngine } from '../engine.js';

/** How far a text came before it was refused. */
export type Phase = 'syntax' | 'check' | 'deploy';

export interface Refusal {
  readonly phase: Phase;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An engine with the world that its texts make: text in, rows out, without a server. Used by tests, by `rulewright scenario` and by
 * `rulewright replay`.
 */
export class EplSession {
  readonly engine: Engine;
  #world: World;
  readonly #base: World;
  readonly #deployed = new Map<string, EplDocument>();

  constructor(options: EngineOptions = {}, world: World = EMPTY_WORLD) {
    this.engine = createEngine(options);
    this.#base = world;
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  /**
   * Parses, checks and deploys a module text.
   *
   * @param before  sees the checked module before the first of its rows comes
   */
  deploy(text: string, id: string, before?: (module: CheckedModule) => void): Deployment | Refusal {
    const checked = this.check(text);
    if ('phase' in checked) return checked;
    before?.(checked.module);
    const deployment = this.engine.deploy(checked.module, { id });
    if ('refused' in deployment) return { phase: 'deploy', diagnostics: deployment.refused };
    this.#world = checked.world;
    this.#deployed.set(id, checked.document);
    return deployment;
  }

  /** Parses and checks a module text against what is deployed. */
  check(text: string): { readonly module: CheckedModule; readonly world: World; readonly document: EplDocument } | Refusal {
    const { document, diagnostics } = parse(text);
    if (hasErrors(diagnostics)) return { phase: 'syntax', diagnostics };
    const result = check(document, this.#world);
    if (!result.module) return { phase: 'check', diagnostics: result.diagnostics };
    return { module: result.module, world: result.world, document };
  }

  /** @returns what still uses it (nothing is undeployed then), or an empty list */
  undeploy(id: string): readonly string[] {
    const users = this.engine.undeploy(id);
    if (users.length > 0) return users;
    this.#deployed.delete(id);
    this.#world = [...this.#deployed.values()].reduce((world, document) => check(document, world).world, this.#base);
    return [];
  }

  /** Runs an on-demand query. */
  query(text: string, parameters: readonly Value[] = []): readonly EventRecord[] | Refusal {
    const { document, diagnostics } = parse(text);
    if (hasErrors(diagnostics)) return { phase: 'syntax', diagnostics };
    const result = checkQuery(document, this.#world);
    if (!result.query) return { phase: 'check', diagnostics: result.diagnostics };
    return this.engine.query(result.query, parameters);
  }
}
