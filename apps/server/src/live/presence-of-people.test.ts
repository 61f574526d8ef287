import type { ClientToServer, PasswordLink, PresenceReading, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer, until } from '../testing/test-server.js';

const postgres = testPostgres();
const PASSWORD = 'correct horse battery';
let server: TestServer;
beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase(), { adminPassword: PASSWORD });
});
afterAll(() => server.stop());

/** A person signed in: the cookie of the session. */
async function signIn(name: string): Promise<string> {
  const { headers } = await server.call('POST', '/api/session', { name, password: PASSWORD });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function addPerson(cookie: string, person: { readonly name: string; readonly displayName: string; readonly role: string }) {
  const { body } = await server.call('POST', '/api/people', person, { cookie });
  const { token } = body as PasswordLink;
  expect((await server.call('POST', '/api/password', { token, password: PASSWORD })).body).toEqual({ name: person.name });
  return signIn(person.name);
}

/** A window that has the rule open, and what it has heard of who else has. */
async function opened(cookie: string) {
  const heard: PresenceReading[] = [];
  const socket: Socket<ServerToClient, ClientToServer> = io(server.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
  });
  socket.on('presence', (reading) => heard.push(reading));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  await socket.emitWithAck('watch', { alerts: null, canvas: 'scan' });
  const names = () => heard.at(-1)?.people.map(({ name, editing }) => (editing ? `${name} edits` : name));
  const sees = (...people: string[]) =>
    until(async () => (names()?.join() === people.join() ? true : undefined), `${people.join()}, not ${names()?.join()}`);
  return { socket, sees };
}

test('who has a rule open and who edits it is known to the others, and forgotten when the connection goes', async () => {
  const admin = await signIn('admin');
  const anna = await opened(await addPerson(admin, { name: 'anna', displayName: 'Anna Lind', role: 'engineer' }));
  await anna.sees('Anna Lind');
  const vera = await opened(await addPerson(admin, { name: 'vera', displayName: 'Vera', role: 'viewer' }));
  await anna.sees('Anna Lind', 'Vera');

  await anna.socket.emitWithAck('watch', { alerts: null, canvas: 'scan', editing: true });
  await vera.sees('Anna Lind edits', 'Vera');
  // who may not store edits has none
  await vera.socket.emitWithAck('watch', { alerts: null, canvas: 'scan', editing: true });
  await vera.sees('Anna Lind edits', 'Vera');

  anna.socket.disconnect();
  await vera.sees('Vera');
  vera.socket.disconnect();
});
