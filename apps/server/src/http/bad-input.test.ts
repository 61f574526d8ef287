import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { DeadLetterPage, EngineStatus, IngestAnswer } from '@rulewright/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer, until } from '../testing/test-server.js';

/* What nobody should send and somebody does: each gets a clear answer, the good events beside it are kept, and the server lives on. */

const postgres = testPostgres();
const PATIENCE = { headersMs: 400, requestMs: 800 };
const MEBIBYTE = 1_048_576;
let server: TestServer;

beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase(), { patience: PATIENCE });
  await server.deploy('types', 'create schema event(type string, src_ip string, port int, tags string[]);');
});
afterAll(() => server.stop());

const status = async (): Promise<EngineStatus> => (await server.call('GET', '/api/engine')).body as EngineStatus;
const GOOD = '{"type":"x","src_ip":"1.1.1.1"}';
/** Whether a good event is still taken and counted once. */
async function stillTakes(): Promise<void> {
  const before = await status();
  expect(await server.send([{ type: 'x' }])).toMatchObject({ accepted: 1, rejected: 0 });
  expect(await status()).toMatchObject({ state: 'running', events: before.events + 1 });
}
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test('an address that cannot be read, and a query that is refused, fail in our words', async () => {
  expect(await server.call('GET', '/api/modules/%E0%A4%A')).toMatchObject({
    status: 400,
    body: { code: 'bad-request', message: 'the address cannot be read' },
  });
  expect(await server.call('POST', '/api/query', 'select * from Nowhere')).toMatchObject({
    status: 422,
    body: { code: 'refused', kind: 'refused', diagnostics: [{ severity: 'error' }] },
  });
});

describe('a record that cannot be used costs itself alone', () => {
  test.each([
    ['no JSON', '{"type":', 'event-malformed'],
    ['a half record', '{"type":"x","src_ip":"1.', 'event-malformed'],
    ['a number', '7', 'event-not-an-object'],
    ['a wrong type', '{"port":{"a":1}}', expect.any(String)],
    ['a text for a number', '{"port":"many"}', expect.any(String)],
    ['a number beyond all numbers', '{"port":1e400}', 'event-malformed'],
  ])('%s', async (_, record, code) => {
    const { accepted, rejected, errors } = await server.send(`${GOOD}\n${record}\n${GOOD}`, {
      'content-type': 'application/x-ndjson',
    });
    expect({ accepted, rejected, errors }).toMatchObject({ accepted: 2, rejected: 1, errors: [{ index: 1, code }] });
    const newest = await until(async () => {
      const { letters } = (await server.call('GET', '/api/dead-letters')).body as DeadLetterPage;
      return letters[0]?.text === record ? letters[0] : undefined;
    }, 'the dead letter');
    expect(newest).toMatchObject({ code, state: 'held' });
    await stillTakes();
  });

  test('names that mean something to JavaScript are names like others', async () => {
    const records = '[{"__proto__":{"src_ip":"evil"},"type":"x"},{"constructor":{"prototype":{"polluted":1}},"type":"x"}]';
    expect(await server.send(records)).toMatchObject({ accepted: 2 });
    expect(({} as { readonly polluted?: unknown; readonly src_ip?: unknown }).polluted).toBeUndefined();
    expect(({} as { readonly src_ip?: unknown }).src_ip).toBeUndefined();
    await stillTakes();
  });

  test.each([100, 10_000])('%i levels of nesting are read or refused, and nothing overflows', async (levels) => {
    const { accepted, rejected } = await server.send(`[${GOOD},{"deep":${nested(levels)}},${GOOD}]`);
    expect(accepted + rejected).toBe(3);
    expect(accepted).toBeGreaterThanOrEqual(2);
    await stillTakes();
  });

  test('bytes that are no UTF-8 cost their record', async () => {
    const bytes = Buffer.concat([Buffer.from(`${GOOD}\n{"src_ip":"`), Buffer.of(0xff, 0xc3, 0x28), Buffer.from(`"}\n${GOOD}`)]);
    const answer = (await server.call('POST', '/api/events', bytes, { 'content-type': 'application/x-ndjson' }))
      .body as IngestAnswer;
    expect(answer).toMatchObject({ accepted: 2, rejected: 1, errors: [{ index: 1, code: 'event-encoding' }] });
    await stillTakes();
  });
});

describe('a call with text that nobody can store is refused by name', () => {
  const damaged = Buffer.concat([Buffer.from('create schema a(b int); // '), Buffer.of(0xc3, 0x28)]);
  const json = { 'content-type': 'application/json' };
  test.each([
    ['PUT', '/api/modules/a', 'create schema a(b int); // \0', {}],
    ['PUT', '/api/modules/a', damaged, {}],
    ['PUT', '/api/modules/a', '{"epl":"// \\u0000"}', json],
    ['PUT', '/api/modules/a', Buffer.concat([Buffer.from('{"epl":"'), damaged, Buffer.from('"}')]), json],
    ['POST', '/trpc/modules.save', '{"name":"a","epl":"// \\u0000"}', json],
    ['POST', '/trpc/modules.save', Buffer.concat([Buffer.from('{"name":"a","epl":"'), damaged, Buffer.from('"}')]), json],
    ['GET', '/api/alerts?text=%00', undefined, {}],
    ['GET', `/trpc/alerts.list?input=${encodeURIComponent('{"text":"\\u0000"}')}`, undefined, {}],
    ['GET', `/trpc/modules.get?input=${encodeURIComponent('{"name":"\\u0000"}')}`, undefined, {}],
  ])('%s %s %j', async (method, path, body, headers: Readonly<Record<string, string>>) => {
    const answer = await server.call(method, path, body, headers);
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer.body)).toContain('bad-request');
    await stillTakes();
  });
});

describe('a body that is too much is refused before it costs much', () => {
  test('50 MB', async () => {
    const body = Buffer.alloc(50 * MEBIBYTE, ' ');
    const answer = await server.call('POST', '/api/events', body).catch((error: Error) => error);
    // The answer may come while the sender still sends, and break its pipe.
    if (!(answer instanceof Error)) expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
    await stillTakes();
  });

  test('50 MB whose length nobody says, but not a batch that is sent so', async () => {
    const chunked = async (chunk: string, times: number): Promise<unknown> => {
      const body = Readable.toWeb(Readable.from(Array.from({ length: times }, () => Buffer.from(chunk))));
      const headers = { 'content-type': 'application/x-ndjson' };
      const options = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
      const answer = await fetch(`${server.url}/api/events`, options).catch((error: Error) => error);
      return answer instanceof Error ? undefined : [answer.status, await answer.json()];
    };
    const refused = await chunked(' '.repeat(MEBIBYTE), 50);
    if (refused) expect(refused).toMatchObject([413, { code: 'too-large' }]);
    expect(await chunked(`${GOOD}\n`, 3)).toMatchObject([200, { accepted: 3, rejected: 0 }]);
    await stillTakes();
  });

  test('a bomb: one megabyte that expands to a gigabyte', async () => {
    const bomb = gzipSync(Buffer.alloc(1024 * MEBIBYTE), { level: 9 });
    const before = process.memoryUsage().rss;
    expect(await server.call('POST', '/api/events', bomb, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * MEBIBYTE);
    await stillTakes();
  });
});

describe('a sender that does not come to an end', () => {
  /** Sends bytes and hears how the connection ends. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let heard = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });

  test('of its headers is let go, and keeps nobody else waiting', async () => {
    const slow = Array.from({ length: 50 }, () => raw('POST /api/events HTTP/1.1\r\nhost: x\r\nx-slow: '));
    await stillTakes();
    for (const heard of await Promise.all(slow)) expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('of its body is let go', async () => {
    const heard = await raw(
      `POST /api/events HTTP/1.1\r\nhost: ${new URL(server.url).host}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[{"type"`,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    await stillTakes();
  });

  test('and breaks the connection in the middle of its body has sent nothing', async () => {
    const before = await status();
    await new Promise<void>((resolve) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /api/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n[${GOOD},`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await status()).events).toBe(before.events);
    await stillTakes();
  });

  test('of its frames on a live socket disturbs nobody', async () => {
    const { hostname, port } = new URL(server.url);
    const upgrade = [
      'GET /live/?EIO=4&transport=websocket HTTP/1.1',
      `host: ${hostname}:${port}`,
      'connection: Upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
    ].join('\r\n');
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${upgrade}\r\n\r\n`));
      // The head of a masked frame of a megabyte, a few bytes of it, then a frame of no known kind, then nothing.
      socket.once('data', () => {
        socket.write(Buffer.of(0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4, 9, 9, 9));
        socket.write(Buffer.of(0x8f, 0x80, 0, 0, 0, 0), () => socket.destroy());
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
    await stillTakes();
  });
});

describe('the same batch more than once', () => {
  test('at the same time under one key is counted once', async () => {
    const before = await status();
    const key = { 'idempotency-key': 'twice' };
    const batch = [{ type: 'x', src_ip: 'once' }];
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.call('POST', '/api/events', batch, key)));
    const [first, ...others] = answers.filter(({ status: code }) => code === 200).map(({ body }) => body);
    expect(first).toMatchObject({ accepted: 1, rejected: 0 });
    expect(others.every((one) => isDeepStrictEqual(one, first))).toBe(true);
    expect(answers.every(({ status: code }) => code === 200 || code === 503)).toBe(true);
    expect((await status()).events).toBe(before.events + 1);
  });

  test('documents of one _id in a _bulk body are answered one by one', async () => {
    const body = `{"create":{"_id":"7"}}\n${GOOD}\n{"create":{"_id":"7"}}\n${GOOD}\n`;
    const { status: code, body: answer } = await server.call('POST', '/_bulk', body, { 'content-type': 'application/x-ndjson' });
    expect([code, (answer as { readonly items: readonly unknown[] }).items.length]).toEqual([200, 2]);
  });
});
