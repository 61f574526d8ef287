import { type OutgoingPolicy, type Sink, webhook } from '@rulewright/connectors';
import { type SaveConnectionInput, saveConnectionInput } from '@rulewright/contracts';
import type { ConnectionStore, OpenedConnection } from '../store/connections.js';

export interface SinksOptions {
  readonly connections: ConnectionStore;
  readonly policy: OutgoingPolicy;
  readonly now: () => number;
}

type Service = SaveConnectionInput['service'];

/** Makes sinks of stored connections, each once until it is changed. */
export class Sinks {
  readonly #options: SinksOptions;
  readonly #open = new Map<string, Promise<Sink | undefined>>();

  constructor(options: SinksOptions) {
    this.#options = options;
  }

  /** @returns undefined if there is no such connection */
  of(name: string): Promise<Sink | undefined> {
    const known = this.#open.get(name);
    if (known) return known;
    const sink = this.#make(name);
    this.#open.set(name, sink);
    sink.catch(() => this.#open.delete(name));
    return sink;
  }

  /** After a connection was changed or removed. */
  forget(name: string): void {
    this.#open.delete(name);
  }

  async #make(name: string): Promise<Sink | undefined> {
    const connection = await this.#options.connections.open(name);
    if (!connection) return undefined;
    const make = MAKERS[connection.service as Service] as (typeof MAKERS)[Service] | undefined;
    return make?.(connection, this.#options);
  }
}

/** One maker a service of sinks. */
const MAKERS = {
  webhook: ({ name, options, secrets }: OpenedConnection, { policy, now }: SinksOptions): Sink => {
    const parsed = saveConnectionInput.parse({ name, service: 'webhook', outId: 'any', options });
    const { signingKey } = secrets;
    return webhook({ ...parsed.options, ...(signingKey === undefined ? {} : { secret: signingKey }), policy, now });
  },
} as const satisfies Record<Service, (connection: OpenedConnection, options: SinksOptions) => Sink>;
