import type { Connection, ConnectionTest, SaveConnectionInput } from '@rulewright/contracts';
import type { ConnectionService } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { Actor } from '../people/actor.js';
import type { Audit } from '../store/audit.js';
import type { ConnectionStore } from '../store/connections.js';
import type { Sinks } from './sinks.js';

export interface ConnectionsOptions {
  readonly store: ConnectionStore;
  readonly sinks: Sinks;
  readonly audit: Audit;
  readonly now: () => number;
}

/** The connections as people set them up. No secret ever leaves again. */
export class Connections implements ConnectionService {
  readonly #options: ConnectionsOptions;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  list(): Promise<readonly Connection[]> {
    return this.#options.store.list();
  }

  async save(input: SaveConnectionInput, actor: Actor): Promise<void> {
    const { store, sinks, audit } = this.#options;
    const { name, service, outId, enabled, options, secrets } = input;
    if (await store.outIdTaken(outId, name))
      throw new RequestFailure('conflict', `another connection answers to output "${outId}"`);
    await store.save({ name, kind: 'sink', service, outId, enabled, options, secrets: secretsOf(secrets) });
    sinks.forget(name);
    await audit({
      actor,
      action: 'connection.save',
      target: { kind: 'connection', id: name },
      detail: { service, outId, enabled },
    });
  }

  async remove(name: string, actor: Actor): Promise<void> {
    const { store, sinks, audit } = this.#options;
    if (!(await store.remove(name))) throw new RequestFailure('not-found', `there is no connection "${name}"`);
    sinks.forget(name);
    await audit({ actor, action: 'connection.delete', target: { kind: 'connection', id: name } });
  }

  /** Delivers a made-up alert at once. */
  async test(name: string): Promise<ConnectionTest> {
    const sink = await this.#options.sinks.of(name);
    if (!sink) throw new RequestFailure('not-found', `there is no connection "${name}"`);
    const started = performance.now();
    const content = { test: true, name: 'test', time: new Date(this.#options.now()).toISOString() };
    const result = await sink.deliver({ id: `test-${this.#options.now()}`, content });
    return {
      ok: result.kind === 'delivered',
      message: result.kind === 'delivered' ? null : result.reason,
      tookMs: performance.now() - started,
    };
  }
}

function secretsOf(secrets: SaveConnectionInput['secrets']): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(secrets ?? {}).filter((entry): entry is [string, string | null] => entry[1] !== undefined),
  );
}
