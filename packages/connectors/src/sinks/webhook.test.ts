import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { webhook } from './webhook.js';

const ALERT = { id: 'a'.repeat(64), content: { rule: 'scan', row: { src_ip: '10.0.0.44' } } };
const POLICY = { innerHosts: ['127.0.0.1'], allowPlainHttp: false };
const now = () => 1_700_000_000_500;

let server: Server | undefined;
afterEach(() => server?.close());

/** A receiver that answers so, and remembers what it got. */
async function receiver(status: number, answer: Readonly<Record<string, string>> = {}) {
  const got: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => {
      got.push({ headers: request.headers, body });
      response.writeHead(status, answer).end('what?');
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

describe('a webhook', () => {
  test('gets the alert as JSON, under its id, signed', async () => {
    const { url, got } = await receiver(200);
    expect(await webhook({ url, secret: 's3cret', policy: POLICY, now }).deliver(ALERT)).toEqual({ kind: 'delivered' });
    const body = `{"id":"${ALERT.id}","rule":"scan","row":{"src_ip":"10.0.0.44"}}`;
    const signature = createHmac('sha256', 's3cret').update(`1700000000.${body}`).digest('hex');
    expect(got).toMatchObject([
      { body, headers: { 'idempotency-key': ALERT.id, 'x-rulewright-signature': `t=1700000000,v1=${signature}` } },
    ]);
  });

  test.each([
    [204, {}, { kind: 'delivered' }],
    [429, { 'retry-after': '7' }, { kind: 'failed', reason: 'the receiver answered 429: what?', retryAfterMs: 7000 }],
    [503, {}, { kind: 'failed', reason: 'the receiver answered 503: what?' }],
    [302, { location: '/' }, { kind: 'refused', reason: 'the receiver answered 302: what?' }],
    [400, {}, { kind: 'refused', reason: 'the receiver answered 400: what?' }],
  ])('an answer %i', async (status, headers, verdict) => {
    const { url } = await receiver(status, headers);
    expect(await webhook({ url, policy: POLICY, now }).deliver(ALERT)).toEqual(verdict);
  });

  test('nobody there is worth another try, a forbidden place is not', async () => {
    const deliver = (url: string) => webhook({ url, policy: POLICY, now }).deliver(ALERT);
    expect(await deliver('http://127.0.0.1:1/')).toMatchObject({ kind: 'failed' });
    expect(await deliver('https://169.254.169.254/')).toMatchObject({ kind: 'refused' });
  });
});
