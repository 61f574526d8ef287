import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type GuardedRequest, guardedRequest } from './guarded-request.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (url: string, options: Partial<GuardedRequest> = {}) =>
  guardedRequest({
    url,
    method: 'POST',
    timeoutMs: 2000,
    maxAnswerBytes: 1000,
    policy: { innerHosts: ['127.0.0.1'], allowPlainHttp: false },
    ...options,
  });

describe('a request to the outside', () => {
  test('goes where it may, and brings the answer back', async () => {
    const url = await serving((request, response) => {
      request.setEncoding('utf8').on('data', (body) => response.writeHead(201, { 'x-a': 'b' }).end(`${request.method} ${body}`));
    });
    expect(await ask(url, { body: 'hello' })).toMatchObject({ status: 201, headers: { 'x-a': 'b' }, body: 'POST hello' });
  });

  test.each([
    ['http://127.0.0.1:1/', [], '"127.0.0.1:1" would be reached without encryption: use https'],
    ['https://127.0.0.1:1/', [], '"127.0.0.1:1" is an inner address: list it if it is meant'],
    ['https://localhost:1/', [], '"localhost:1" is an inner address: list it if it is meant'],
    ['https://[::ffff:10.0.0.1]/', [], '"[::ffff:a00:1]" is an inner address: list it if it is meant'],
    ['https://169.254.169.254/latest/meta-data', ['10.0.0.1'], '"169.254.169.254" is an inner address: list it if it is meant'],
    ['https://127.0.0.1:1/', ['127.0.0.1:2'], '"127.0.0.1:1" is an inner address: list it if it is meant'],
    ['ftp://example.org/', [], '"ftp:" is not http or https'],
    ['example', [], 'the address is no URL'],
  ])('%s with %j listed is refused', async (url, innerHosts, message) => {
    await expect(ask(url, { policy: { innerHosts, allowPlainHttp: false } })).rejects.toMatchObject({ code: 'refused', message });
  });

  test('a redirect is an answer and not followed', async () => {
    const url = await serving((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await ask(url)).toMatchObject({ status: 302 });
  });

  test('an answer that hangs, is too large or never comes is an error with a name', async () => {
    const hanging = await serving(() => undefined);
    await expect(ask(hanging, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    const large = await serving((_, response) => response.end('x'.repeat(2000)));
    await expect(ask(large)).rejects.toMatchObject({ code: 'too-large' });
    await expect(ask('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
