import type { AlertPage, DeployReport, IngestAnswer, SavedModule } from '@rulewright/contracts';
import type { Configuration } from '../configuration/configuration.js';
import { type RunningServer, type ServerOptions, startServer } from '../server.js';
import { temporaryDataFolder } from '../store/testing/data-folder.js';

/** A whole server on a database of its own, and what a test says to it. */
export interface TestServer {
  readonly server: RunningServer;
  readonly url: string;
  readonly notices: readonly string[];
  /** a call with the answer's status and body */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** stores and deploys a module */
  deploy(name: string, epl: string): Promise<DeployReport>;
  send(events: unknown, headers?: Readonly<Record<string, string>>): Promise<IngestAnswer>;
  /** asks for the alerts until there are so many */
  alerts(count: number): Promise<AlertPage>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

type TestServerOptions = Pick<ServerOptions, 'adminPassword' | 'outgoing' | 'patience'> & {
  readonly samples?: boolean;
  readonly configuration?: Partial<Configuration>;
};

const WAIT_MS = 20;
const PATIENCE_MS = 10_000;

/** How tests run a server: on a free port, and with snapshots at a stop only. */
export function testConfiguration(data: string, databaseUrl?: string): Configuration {
  const durability = { snapshotSeconds: 3600, journalDays: 14 };
  const keeping = { alertDays: 365, deadLetterDays: 30, auditDays: 730, log: 'warn' } as const;
  const outside = { loadFolder: `${data}/load`, commands: {}, innerHosts: [], proxies: [], insecure: false };
  return { port: 0, host: '127.0.0.1', data, samples: false, databaseUrl, ...durability, ...keeping, ...outside };
}

/** Starts a server; the caller stops it. */
export async function testServer(
  databaseUrl: string,
  { samples = false, configuration = {}, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const notices: string[] = [];
  const folder = temporaryDataFolder();
  const server = await startServer({
    configuration: { ...testConfiguration(folder.path, databaseUrl), samples, ...configuration },
    notice: (message) => notices.push(message),
    lost: (error) => notices.push(error.message),
    ...options,
  });
  const inVain = setTimeout(() => process.stderr.write(`not ready: ${notices.join('; ')}\n`), PATIENCE_MS);
  await server.ready;
  clearTimeout(inVain);
  const call = callOn(server.url);
  const deploy = async (name: string, epl: string): Promise<DeployReport> => {
    const saved = (await call('PUT', `/api/modules/${name}`, epl)).body as SavedModule;
    return (await call('POST', '/api/modules/deploy', { name, version: saved.version })).body as DeployReport;
  };
  return {
    server,
    url: server.url,
    notices,
    call,
    deploy,
    send: async (events, headers) => (await call('POST', '/api/events', events, headers)).body as IngestAnswer,
    alerts: (count) =>
      until(async () => {
        const page = (await call('GET', '/api/alerts?limit=500')).body as AlertPage;
        return page.alerts.length >= count ? page : undefined;
      }, `${count} alerts`),
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

export function callOn(url: string): TestServer['call'] {
  return async (method, path, body, headers = {}) => {
    const plain = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': plain ? 'text/plain' : 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: plain ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
}

/** Asks again until there is an answer: for what happens soon, but at no known moment. */
export async function until<T>(ask: () => Promise<T | undefined>, what: string, patienceMs = PATIENCE_MS): Promise<T> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error(`waited in vain for ${what}`);
}
