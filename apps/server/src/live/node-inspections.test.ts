import type { ClientToServer, InspectInput, InspectionReading, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer, until } from '../testing/test-server.js';

const postgres = testPostgres();
let server: TestServer;
beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase());
  await server.deploy(
    'pairs',
    "module pairs; create schema E(id string, n int);\n@Name('p') select a.id from pattern [every a=E(n = 1) -> b=E(n = 2 and id = a.id)];",
  );
});
afterAll(() => server.stop());

/** Looks at a node over a connection of its own; each answer of what has come so far. */
async function looking(input: Partial<InspectInput> & Pick<InspectInput, 'nodes'>) {
  const heard: InspectionReading[] = [];
  const socket: Socket<ServerToClient, ClientToServer> = io(server.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
  });
  socket.on('inspection', (reading) => heard.push(reading));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  const asked = { module: 'pairs', before: [], offset: 0, limit: 10, ...input };
  expect(await socket.emitWithAck('inspect', asked)).toEqual({ ok: true, value: null });
  const hears = (fits: (reading: InspectionReading) => boolean) =>
    until(async () => heard.find(fits), `a reading; heard ${JSON.stringify(heard.at(-1))}`);
  return { socket, hears, heard };
}

test('who looks at a node sees what it holds, and what passes from then on', async () => {
  const { socket, hears } = await looking({ nodes: ['p/nowhere', 'p/from.0'] });
  await hears(({ found }) => found?.held === 1);
  await server.send([
    { type: 'E', id: 'u', n: 1 },
    { type: 'E', id: 'v', n: 1 },
  ]);
  const { found } = await hears(({ found }) => found?.held === 3);
  expect(found).toMatchObject({ node: 'p/from.0', kind: 'pattern', inserted: 0, out: [] });
  expect(found?.entries.filter((entry) => entry.kind === 'partial-match' && entry.ageMs !== null)).toMatchObject([
    { tags: { a: { id: 'u', n: 1 } }, waitsFor: 'event', negated: false },
    { tags: { a: { id: 'v', n: 1 } }, waitsFor: 'event', negated: false },
  ]);
  await server.send([{ type: 'E', id: 'v', n: 2 }]);
  const after = await hears(({ found }) => found?.inserted === 1);
  expect(after.found?.out).toMatchObject([{ kind: 'inserted' }]);
  socket.disconnect();
});

test('a page of what is held is as long as was asked for; a node that is not there is none', async () => {
  const page = await looking({ nodes: ['p/from.0'], offset: 1, limit: 1 });
  expect((await page.hears(({ found }) => found !== null)).found?.entries).toHaveLength(1);
  page.socket.disconnect();
  const nowhere = await looking({ nodes: ['x'] });
  expect(await nowhere.hears(() => true)).toMatchObject({ running: true, found: null });
  nowhere.socket.disconnect();
  const draft = await looking({ nodes: ['p/from.0'], module: 'draft' });
  expect(await draft.hears(() => true)).toMatchObject({ running: false, found: null });
  draft.socket.disconnect();
});
