import { ROLES, type Role, roleCovers } from '@rulewright/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../api/router.js';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { ROUTES } from './routes.js';

/*
 * Who may call what, tried with everybody on everything: whoever holds less than a route or a procedure names is refused, and nobody is
 * let in anywhere without a name but where a log-in has to begin.
 */

const postgres = testPostgres();
const PASSWORD = 'correct horse battery';
const OPEN_ROUTES = ['POST /api/password'];
const OPEN_PROCEDURES = ['session.me', 'session.login', 'session.logout', 'session.setPassword', 'session.setup'];

let server: TestServer;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase());
  const setup = await server.call('POST', '/api/setup', { password: PASSWORD });
  cookies.set('admin', cookieOf(setup.headers));
  for (const role of ['viewer', 'analyst', 'engineer'] as const) {
    const made = await server.call('POST', '/api/people', { name: role, role }, { cookie: cookies.get('admin') ?? '' });
    await server.call('POST', '/api/password', { token: (made.body as { readonly token: string }).token, password: PASSWORD });
    cookies.set(role, cookieOf((await server.call('POST', '/api/session', { name: role, password: PASSWORD })).headers));
  }
}, 120_000);
afterAll(() => server.stop());

function cookieOf(headers: Headers): string {
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

const pathOf = (path: string): string => path.replaceAll(/:\w+/g, 'x');

describe('every route', () => {
  test('refuses whoever has not signed in, but those that begin a session', { timeout: 60_000 }, async () => {
    const open: string[] = [];
    for (const { method, path } of ROUTES) {
      const { status } = await server.call(method, pathOf(path));
      if (status !== 401) open.push(`${method} ${path}`);
    }
    expect(open).toEqual(OPEN_ROUTES);
  });

  test.each(ROLES)('refuses a %s what needs more', { timeout: 60_000 }, async (role) => {
    const letIn: string[] = [];
    for (const { method, path, authority } of ROUTES) {
      if (authority === 'open' || authority === 'ingest' || roleCovers(role, authority)) continue;
      const { status } = await server.call(method, pathOf(path), undefined, { cookie: cookies.get(role) ?? '' });
      if (status !== 403) letIn.push(`${method} ${path}: ${status}`);
    }
    expect(letIn).toEqual([]);
  });
});

test('every procedure refuses whoever has not signed in, but those that begin a session', { timeout: 60_000 }, async () => {
  const open: string[] = [];
  for (const [name, procedure] of Object.entries(appRouter._def.procedures)) {
    const { type } = (procedure as unknown as { readonly _def: { readonly type: string } })._def;
    const { status } =
      type === 'query' ? await server.call('GET', `/trpc/${name}`) : await server.call('POST', `/trpc/${name}`, {});
    if (status !== 401 || OPEN_PROCEDURES.includes(name)) open.push(name);
  }
  expect(open.sort()).toEqual([...OPEN_PROCEDURES].sort());
});

test('a key that asks too often is told when to come back', { timeout: 60_000 }, async () => {
  const made = await server.call('POST', '/api/keys', { name: 'k', scope: 'read' }, { cookie: cookies.get('admin') ?? '' });
  const authorization = `Bearer ${(made.body as { readonly key: string }).key}`;
  const statuses = new Set<number>();
  for (let i = 0; i < 60 && !statuses.has(429); i++) {
    const some = await Promise.all(
      Array.from({ length: 50 }, () => server.call('GET', '/api/session', undefined, { authorization })),
    );
    for (const { status } of some) statuses.add(status);
    const refused = some.find(({ status }) => status === 429);
    if (refused) expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect([...statuses].sort()).toEqual([200, 429]);
});

test('every answer names its request, and so does the audit log', async () => {
  const cookie = cookies.get('admin') ?? '';
  const saved = await server.call('PUT', '/api/modules/named', 'create schema named(a int);', { cookie });
  const page = (await server.call('GET', '/api/audit?action=module.save', undefined, { cookie })).body as {
    readonly entries: readonly { readonly requestId: string | null; readonly actor: string }[];
  };
  expect(page.entries[0]).toMatchObject({ requestId: saved.headers.get('x-request-id'), actor: 'admin' });
});
