import { setTimeout as pause } from 'node:timers/promises';
import type { OutgoingPolicy } from '@rulewright/connectors';
import type { Services } from './api/services.js';
import type { Configuration } from './configuration/configuration.js';
import { openConnections } from './connections/open-connections.js';
import { clientAddresses } from './http/client-address.js';
import { buildHttp } from './http/http-server.js';
import { listen, urlOf } from './http/listen.js';
import { isSameOrigin } from './http/request-origin.js';
import { WEB_FOLDER } from './http/static-web.js';
import { Ingest } from './ingest/ingest.js';
import { LiveServer } from './live/live-server.js';
import { messageOf } from './message-of.js';
import { openPeople } from './people/open-people.js';
import { RulesRoom } from './rules/rules-room.js';
import { fillWorkspace } from './samples/fill-workspace.js';
import { openSecretBox } from './secrets/secret-box.js';
import { dropIngestKeysBefore, findIngestKey } from './store/ingest-keys.js';
import { makeJournalDays } from './store/journal-days.js';
import { forgetJournalDays } from './store/journal-retention.js';
import { ModuleStore } from './store/modules.js';
import { openStore, type Store } from './store/open-store.js';
import { PeopleStore } from './store/people.js';
import { forgetOld } from './store/retention.js';
import { VERSION } from './version.js';

export interface ServerOptions {
  readonly configuration: Configuration;
  /** presets the first account, for containers */
  readonly adminPassword?: string;
  /** key that seals secrets; absent = a file in the data folder */
  readonly secretKey?: string;
  /** where requests of ours may go; absent = to public addresses, encrypted, and to the inner hosts of the configuration */
  readonly outgoing?: OutgoingPolicy;
  /** how long a sender may take for the head of a request, and for all of it, ms; absent = 15 s and 60 s */
  readonly patience?: { readonly headersMs: number; readonly requestMs: number };
  /** bytes of events that may be on their way between sender and engine; absent = 64 MiB */
  readonly maxQueueBytes?: number;
  /** hears of what is out of the ordinary */
  readonly notice: (message: string) => void;
  /** the database is gone for good: the process had better end */
  readonly lost: (error: Error) => void;
}

export interface RunningServer {
  readonly url: string;
  /** one-time link to the first account; undefined once there is one */
  readonly setupUrl: string | undefined;
  /** Resolved when the engine takes events. */
  readonly ready: Promise<void>;
  /** Stops everything that was started. */
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 32 * 1_048_576;
const MAX_QUEUE_BYTES = 64 * 1_048_576;
const TICK_MS = 250;
/** Requests under way at a stop may take this long. */
const FINISH_WITHIN_MS = 2000;
/** A server that is started anew every day is kept up, too; not at once, when the engine recovers. */
const UPKEEP_FIRST_MS = 60_000;
const UPKEEP_EVERY_MS = 3_600_000;
/** A sender that has not repeated a batch by then does not repeat it any more. */
const INGEST_KEYS_KEPT_MS = 7 * 86_400_000;

const now = (): number => Date.now();

/**
 * Starts the server: database, engine, API, sockets and web app. The one place where its parts are put together.
 *
 * @throws StoreError or ListenError, with nothing left running
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { configuration, notice, lost } = options;
  const { data: dataFolder, databaseUrl } = configuration;
  const store = await openStore({ dataFolder, databaseUrl, onNotice: notice, onLost: lost });
  try {
    return await startOn(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOn(
  store: Store,
  { configuration, adminPassword, secretKey, outgoing, patience, maxQueueBytes = MAX_QUEUE_BYTES, notice }: ServerOptions,
): Promise<RunningServer> {
  const { host } = configuration;
  await makeJournalDays(store.pool, new Date());
  const people = await openPeople(store, now, adminPassword);
  const { setup, authenticate, audit } = people;
  const policy = outgoing ?? { innerHosts: configuration.innerHosts, allowPlainHttp: false };
  const { loadFolder, commands } = configuration;
  const limits = { maxQueueBytes, tickMs: TICK_MS, snapshotEveryMs: configuration.snapshotSeconds * 1000 };
  const room = new RulesRoom({ store, audit, now, notice, ...limits, loadFolder, commands, policy });
  const box = openSecretBox(configuration.data, secretKey);
  const { dispatcher, services: connectionServices } = openConnections({ store, box, audit, now, policy, notice });
  const services: Services = { ...room.services, ...people.services, ...connectionServices };
  const ingest = new Ingest({
    path: room.path,
    findKey: (sender, key) => findIngestKey(store.prisma, sender, key),
    maxBodyBytes: MAX_BODY_BYTES,
  });
  const app = await buildHttp({
    services,
    ingest,
    authenticate,
    maxBodyBytes: MAX_BODY_BYTES,
    webFolder: WEB_FOLDER,
    log: configuration.log,
    proxies: configuration.proxies,
    ...(patience && { patience }),
    version: VERSION,
  });
  const live = new LiveServer({
    services,
    authenticate,
    addressOf: clientAddresses(configuration.proxies),
    originAllowed: isSameOrigin,
    newestSeq: () => room.alertStore.newestSeq(),
    pulse: room.pulse,
    inspect: (input) => room.path().ask<'inspect'>({ kind: 'inspect', input }),
    countersOf: (module) => room.path().ask<'counters'>({ kind: 'counters', module }),
  });
  live.attach(app.server);
  people.onRightsChanged(() => void live.recheck());
  room.tell({
    live,
    leading: (leads) => (leads ? dispatcher.start() : dispatcher.pause()),
    alertsStored: () => dispatcher.wake(),
  });
  let port: number;
  try {
    const { port: wanted, insecure } = configuration;
    port = await listen(app, { host, port: wanted, insecure, setupDone: () => setup.done });
  } catch (error) {
    await live.close();
    await app.close();
    throw error;
  }
  room.start();
  const keep = (): void => void keepUp(store, configuration, notice);
  const firstUpkeep = setTimeout(keep, UPKEEP_FIRST_MS);
  const upkeep = setInterval(keep, UPKEEP_EVERY_MS);
  const stop = async (): Promise<void> => {
    clearTimeout(firstUpkeep);
    clearInterval(upkeep);
    await live.close();
    const impatient = setTimeout(() => app.server.closeAllConnections(), FINISH_WITHIN_MS);
    await app.close();
    clearTimeout(impatient);
    // A sink that takes its time may not cost the last snapshot: what is not delivered waits in the outbox.
    await Promise.all([Promise.race([dispatcher.stop(), pause(FINISH_WITHIN_MS, undefined, { ref: false })]), room.stop()]);
    await store.close();
  };
  const url = urlOf(host, port);
  const modules = new ModuleStore(store.prisma);
  const ready = configuration.samples
    ? room.ready.then(() => fillWorkspace({ ...room.services, used: () => modules.anyEver(), notice }))
    : room.ready;
  return { url, setupUrl: setup.done ? undefined : `${url}/set-up?token=${setup.token}`, ready, stop };
}

/** What has to be done now and then: days of the journal ahead of time, those that are over, forgotten keys and sessions. */
async function keepUp(store: Store, configuration: Configuration, notice: (message: string) => void): Promise<void> {
  try {
    await makeJournalDays(store.pool, new Date(now()));
    await forgetJournalDays(store.pool, { now: new Date(now()), days: configuration.journalDays });
    await forgetOld(store.pool, configuration, new Date(now()));
    await dropIngestKeysBefore(store.prisma, new Date(now() - INGEST_KEYS_KEPT_MS));
    await new PeopleStore(store.prisma).dropSessionsBefore(new Date(now()));
  } catch (error) {
    notice(`upkeep failed: ${messageOf(error)}`);
  }
}
