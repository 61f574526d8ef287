import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const postgres = testPostgres();
let server: TestServer;

beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase());
});
afterAll(() => server.stop());

test('who stores over a newer version is told by the body: by HTTP as 409, to the web app as an answer like any other', async () => {
  const epl = 'create schema E(a string);';
  await server.call('PUT', '/api/modules/types', { epl });
  await server.call('PUT', '/api/modules/types', { epl: `${epl}\n` });
  const late = { epl: `${epl}// mine`, baseVersion: 1 };
  expect(await server.call('PUT', '/api/modules/types', late)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await server.call('POST', '/trpc/modules.save', { name: 'types', ...late })).toMatchObject({
    status: 200,
    body: { error: { data: { code: 'CONFLICT' } } },
  });
});
