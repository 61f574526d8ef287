import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from './store/embedded-postgres.js';
import { temporaryDataFolder } from './store/testing/data-folder.js';
import { testServer } from './testing/test-server.js';

const EPL = 'create schema event(type string);';
const WORDS = 'the database does not answer at the moment';

test('while the database is away, whoever asks for something of it is told to come again, by REST and by tRPC', async () => {
  const folder = temporaryDataFolder();
  const database = await startEmbeddedPostgres({ dataFolder: folder.path });
  const { host, port, user, password } = database.address;
  const server = await testServer(`postgresql://${user}:${password}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`);
  try {
    expect((await server.call('PUT', '/api/modules/types', EPL)).status).toBe(200);
    await database.stop();
    const failure = { code: 'not-ready', message: WORDS, retryAfterSeconds: 1 };
    for (const [method, path, body] of [
      ['PUT', '/api/modules/types', `${EPL} // more`],
      ['GET', '/api/connections', undefined],
      ['GET', '/api/alerts', undefined],
    ] as const) {
      const answer = await server.call(method, path, body);
      expect([path, answer.status, answer.body]).toEqual([path, 503, failure]);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    const answer = await server.call('POST', '/trpc/modules.save', { name: 'types', epl: `${EPL} // more` });
    expect(answer).toMatchObject({ status: 503, body: { error: { message: WORDS, data: { failure } } } });
    expect(answer.headers.get('retry-after')).toBe('1');
  } finally {
    await server.stop();
    await database.stop();
    folder.remove();
  }
});
