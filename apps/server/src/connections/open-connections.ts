import type { OutgoingPolicy } from '@rulewright/connectors';
import { OutboxDispatcher } from '../alerts/outbox-dispatcher.js';
import { messageOf } from '../message-of.js';
import type { SecretBox } from '../secrets/secret-box.js';
import type { Audit } from '../store/audit.js';
import { ConnectionStore } from '../store/connections.js';
import type { Store } from '../store/open-store.js';
import { OutboxStore } from '../store/outbox.js';
import { Connections } from './connection-service.js';
import { Sinks } from './sinks.js';

export interface OpenedConnections {
  readonly services: { readonly connections: Connections };
  /** not started yet */
  readonly dispatcher: OutboxDispatcher;
}

/** Connections and the outbox that delivers over them, on an open store. */
export function openConnections(options: {
  readonly store: Store;
  readonly box: SecretBox;
  readonly audit: Audit;
  readonly now: () => number;
  readonly policy: OutgoingPolicy;
  readonly notice: (message: string) => void;
}): OpenedConnections {
  const { store, box, audit, now, policy, notice } = options;
  const connections = new ConnectionStore(store.prisma, box);
  const sinks = new Sinks({ connections, policy, now });
  const dispatcher = new OutboxDispatcher({
    outbox: new OutboxStore(store.pool),
    sinkOf: (name) => sinks.of(name),
    failed: (error) => notice(`the outbox cannot be worked on: ${messageOf(error)}`),
  });
  return { services: { connections: new Connections({ store: connections, sinks, audit, now }) }, dispatcher };
}
