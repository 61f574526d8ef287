import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatedKey, DeadLetterPage, PasswordLink, PersonSession } from '@rulewright/contracts';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer, until } from '../testing/test-server.js';
import { RAW_ROUTES, type RawRoute } from './raw-routes.js';
import type { Route } from './route.js';
import { ROUTES } from './routes.js';

const postgres = testPostgres();
const loadFolder = mkdtempSync(join(tmpdir(), 'load-'));
let running: TestServer | undefined;
afterAll(async () => {
  await running?.stop();
  rmSync(loadFolder, { recursive: true, force: true });
});

const TYPES = 'module types; create schema event(type string, src_ip string, dst_ip string);';
const SCAN = `module scan; uses types; create schema Address(ip string); create window Blocked#keepall as Address;
@Load(file='known.csv') create window Known#keepall as Address;
@Name('Scan') @Alert(name='scan') select src_ip from event(type='firewall');`;

/** A server on which every example has something to work on. */
async function prepared(): Promise<TestServer> {
  writeFileSync(join(loadFolder, 'known.csv'), 'ip\n10.0.0.1\n');
  const server = await testServer(await postgres.migratedDatabase(), { configuration: { loadFolder } });
  await server.deploy('types', TYPES);
  await server.deploy('scan', SCAN);
  await server.deploy('scan', SCAN.replace('src_ip from', 'src_ip, dst_ip from'));
  const profile = { eventType: 'event', subject: 'src_ip', features: ['dst_ip'] };
  expect((await server.call('PUT', '/api/profiles/sources', profile)).status).toBe(200);
  await server.call('POST', '/api/query', "insert into Blocked(ip) values ('10.0.0.7')");
  await server.send([{ type: 'firewall', src_ip: '10.0.0.7', dst_ip: '10.0.0.8' }]);
  await server.call('POST', '/api/events', '[{"type":]');
  await server.call('POST', '/api/events', '[{"type":]');
  return server;
}

/** What stands for the made-up ids of the examples on this server; the rest is asked by the first account. */
async function realIds(server: TestServer): Promise<Ids> {
  const { alerts } = await server.alerts(1);
  const letters = await until(async () => {
    const page = (await server.call('GET', '/api/dead-letters')).body as DeadLetterPage;
    return page.letters.length === 2 ? page.letters : undefined;
  }, 'two dead letters');
  const setup = await server.call('POST', '/api/setup', { password: 'correct horse battery' });
  const cookie = setup.headers.get('set-cookie')?.split(';')[0] ?? '';
  const made = async <T>(path: string, body: unknown) => (await server.call('POST', path, body, { cookie })).body as T;
  const key = await made<CreatedKey>('/api/keys', { name: 'example', scope: 'read' });
  const [bob, carl] = await Promise.all(['bob', 'carl'].map((name) => made<PasswordLink>('/api/people', { name, role: 'viewer' })));
  await server.call('POST', '/api/password', { token: bob?.token, password: 'correct horse battery' });
  await server.call('POST', '/api/session', { name: 'bob', password: 'correct horse battery' });
  const { body } = await server.call('GET', `/api/people/${bob?.id}/sessions`, undefined, { cookie });
  const session = (body as readonly PersonSession[])[0]?.id ?? '';
  return {
    cookie,
    letters: letters.map(({ id }) => id),
    swaps: [
      ['a'.repeat(64), alerts[0]?.id ?? ''],
      ['018f3c2a-7b1e-7c4d-9a5b-0123456789ab', key.id],
      ['018f3c2a-7b1e-7c4d-9a5b-0000000000aa', bob?.id ?? ''],
      ['018f3c2a-7b1e-7c4d-9a5b-0000000000bb', session],
      ['token-of-the-link', carl?.token ?? ''],
    ],
  };
}

/** Whatever takes things away comes last; a resumed module was paused before, a deleted connection made. */
function inOrder(routes: readonly Route[]): readonly Route[] {
  const rank = ({ method, path }: Route): number => {
    if (method === 'DELETE') return path === '/api/modules' ? 9 : path.startsWith('/api/profiles') ? 6 : 8;
    if (path.endsWith('/undeploy')) return 7;
    if (path.endsWith('/test')) return 6;
    return method === 'GET' ? 5 : 1;
  };
  return [...routes].sort((a, b) => rank(a) - rank(b));
}

function called({ path, exampleParams = {}, exampleQuery }: Route): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(exampleParams[name] ?? `:${name}`));
  return exampleQuery
    ? `${filled}?${new URLSearchParams(Object.fromEntries(Object.entries(exampleQuery).map(([name, value]) => [name, String(value)])))}`
    : filled;
}

interface Ids {
  readonly cookie: string;
  readonly letters: readonly number[];
  /** made-up text -> what it stands for */
  readonly swaps: readonly (readonly [from: string, to: string])[];
}

function exampleOf({ path, example }: Route, real: Ids): unknown {
  if (path === '/api/dead-letters/resend') return { ids: real.letters.slice(0, 1) };
  if (path === '/api/dead-letters/drop') return { ids: real.letters.slice(1) };
  return example === undefined || typeof example === 'string' ? example : JSON.parse(withIds(JSON.stringify(example), real));
}

function withIds(text: string, { swaps }: Ids): string {
  return swaps.reduce((swapped, [from, to]) => swapped.replaceAll(from, to), text);
}

/** Calls a route as its example says. @returns what is wrong, if anything is */
async function faultOf(route: Route, server: TestServer, real: Ids): Promise<unknown> {
  const { method, path, body, answer, example } = route;
  if (body && example === undefined) return [method, path, 'has no example body'];
  const result = await server.call(method, withIds(called(route), real), exampleOf(route, real), { cookie: real.cookie });
  if (result.status !== (answer ? 200 : 204)) return [method, path, result.status, result.body];
  const parsed = answer?.safeParse(result.body);
  return parsed && !parsed.success ? [method, path, z.prettifyError(parsed.error)] : undefined;
}

test('every route has examples for what it takes, and each example does what it says', { timeout: 120_000 }, async () => {
  running = await prepared();
  const real = await realIds(running);
  const wrong: unknown[] = [];
  for (const route of inOrder(ROUTES)) wrong.push((await faultOf(route, running, real)) ?? []);
  expect(wrong.flat()).toEqual([]);
});

/** Sends every example of a route that reads its body itself. @returns what is wrong, if anything is */
async function faultsOf(route: RawRoute, server: TestServer, cookie: string): Promise<readonly unknown[]> {
  const { method, path, bodies, answer } = route;
  const sent = bodies?.map(({ type, example }) => [type, typeof example === 'string' ? example : JSON.stringify(example)] as const);
  const faults: unknown[] = [];
  for (const [type, body] of sent ?? [['', undefined] as const]) {
    const result = await server.call(method, path, body, { cookie, ...(type ? { 'content-type': type } : {}) });
    if (result.status !== (answer ? 200 : 204)) faults.push([method, path, type, result.status, result.body]);
    else if (answer?.safeParse(result.body).success === false) faults.push([method, path, type, result.body]);
    else if (method === 'POST' && route.authority === 'ingest') expect(JSON.stringify(result.body)).not.toMatch(/"rejected":[1-9]/);
  }
  return faults;
}

test('so have the routes of events and sessions, from the first account to the log-out', { timeout: 60_000 }, async () => {
  const server = await testServer(await postgres.migratedDatabase());
  await server.deploy('types', TYPES);
  const wrong: unknown[] = [];
  let cookie = '';
  for (const route of RAW_ROUTES) {
    if (route.path === '/api/session' && !cookie) cookie = await signedIn(server);
    wrong.push(...(await faultsOf(route, server, cookie)));
  }
  expect(wrong).toEqual([]);
  expect((await server.call('GET', '/api/alerts', undefined, { cookie })).status).toBe(401);
  await server.stop();
});

async function signedIn(server: TestServer): Promise<string> {
  const login = RAW_ROUTES.find(({ method, path }) => method === 'POST' && path === '/api/session');
  const { headers } = await server.call('POST', '/api/session', login?.bodies?.[0]?.example);
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

test('the document names them all, and its page needs nothing from elsewhere', async () => {
  const server = running as TestServer;
  const document = (await server.call('GET', '/api/openapi.json')).body as { readonly paths: Record<string, object> };
  const missing = [...ROUTES, ...RAW_ROUTES].filter(({ path }) => !(path.replaceAll(/:(\w+)/g, '{$1}') in document.paths));
  expect(missing).toEqual([]);
  const page = (await server.call('GET', '/api/docs')).body as string;
  expect(page).toContain('/api/modules/{name}/preview');
  expect(page).not.toMatch(/<script|<link|https?:\/\/(?!hooks\.example\.org)/);
});
