import type { SourceDefinition } from '@rulewright/contracts';
import type { SourceService } from '../api/services.js';
import type { EventPath } from '../engine/event-path.js';
import { orderEntry } from '../engine/session/order.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { Audit } from '../store/audit.js';

/** The source of senders that name none. */
const DEFAULT_SOURCE = 'http';

export interface SourcesOptions {
  readonly path: () => EventPath;
  readonly audit: Audit;
}

/**
 * The sources and their maps. They decide what the engine makes of a batch, so they live in the journal like the rules: what the engine
 * was told last is what there is.
 */
export class Sources implements SourceService {
  readonly #options: SourcesOptions;
  #known: ReadonlySet<string> = new Set();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SourcesOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly SourceDefinition[]> {
    return this.#options.path().ask<'sources'>({ kind: 'sources' });
  }

  async save(definition: SourceDefinition, actor: Actor): Promise<void> {
    await this.#change((sources) => [...sources.filter(({ name }) => name !== definition.name), definition]);
    const detail = { ...definition };
    await this.#options.audit({ actor, action: 'source.save', target: { kind: 'source', id: definition.name }, detail });
  }

  async remove(name: string, actor: Actor): Promise<void> {
    await this.#change((sources) => {
      if (!sources.some((source) => source.name === name)) throw unknownSource(name);
      return sources.filter((source) => source.name !== name);
    });
    await this.#options.audit({ actor, action: 'source.delete', target: { kind: 'source', id: name } });
  }

  /** Learns again what the engine knows. */
  async refresh(): Promise<void> {
    this.#known = new Set((await this.list()).map(({ name }) => name));
  }

  has(name: string): boolean {
    return this.#known.has(name);
  }

  /** @throws RequestFailure `not-found` if nobody configured a source of this name */
  checked(name: string | undefined): string {
    if (name === undefined || name === DEFAULT_SOURCE || this.#known.has(name)) return name ?? DEFAULT_SOURCE;
    throw unknownSource(name);
  }

  /** One change after the other: each begins with what the last one left. */
  #change(change: (sources: readonly SourceDefinition[]) => readonly SourceDefinition[]): Promise<void> {
    const turn = this.#last.then(async () => {
      const sources = change(await this.list());
      const { stored } = await this.#options.path().append(orderEntry({ kind: 'configure', sources }));
      await stored;
      await this.refresh();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function unknownSource(name: string): RequestFailure {
  return new RequestFailure('not-found', `there is no source "${name}"`);
}
