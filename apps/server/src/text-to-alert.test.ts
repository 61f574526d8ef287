import { gzipSync } from 'node:zlib';
import type { AlertBatch, ClientToServer, DeadLetterPage, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { testPostgres } from './store/testing/test-store.js';
import { scanOf, withScanOn } from './testing/scan-rule.js';
import { startedOn } from './testing/started.js';
import { type TestServer, until } from './testing/test-server.js';

const postgres = testPostgres();
const started = startedOn(postgres);
const withScan = () => withScanOn(started);

/** A socket and what it has heard. */
async function listening({ url }: TestServer) {
  const batches: AlertBatch[] = [];
  const socket: Socket<ServerToClient, ClientToServer> = io(url, { path: '/live', transports: ['websocket'], forceNew: true });
  socket.on('alerts', (batch) => batches.push(batch));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  const watching = await socket.emitWithAck('watch', { alerts: {} });
  return { socket, batches, seq: watching.ok ? watching.value.seq : undefined };
}

describe('from text to alert', () => {
  test('the scan rule of the documents fires, is stored once and heard of at once', async () => {
    const server = await withScan();
    const { socket, batches, seq } = await listening(server);
    expect(seq).toBe(0);
    expect(await server.send(scanOf('10.0.0.44', 50))).toMatchObject({ accepted: 50, rejected: 0, errors: [] });
    expect(await server.send(scanOf('10.0.0.1', 60))).toMatchObject({ accepted: 60 });
    expect(await server.send([{ type: 'firewall', src_ip: '10.0.0.44', dst_ip: '192.168.0.200' }])).toMatchObject({ accepted: 1 });
    const { alerts, total, open } = await server.alerts(1);
    expect({ total, open }).toEqual({ total: 1, open: 1 });
    expect(alerts[0]).toMatchObject({
      rule: 'scan',
      version: 1,
      statement: 'Scan',
      name: 'scan',
      severity: 'medium',
      key: [{ name: 'src_ip', value: '10.0.0.44' }],
      state: 'open',
      shadow: false,
    });
    expect(alerts[0]?.row['window(dst_ip)']).toHaveLength(51);
    await until(async () => (batches.length > 0 ? true : undefined), 'a batch of alerts');
    expect(batches).toEqual([{ alerts, skipped: 0 }]);
    socket.close();
  });

  test('one bad record costs itself: the rest is taken, it stands in the dead letters', async () => {
    const server = await withScan();
    const answer = await server.send('[{"type":"firewall","src_ip":"1.1.1.1"},{"type":},{"src_ip":"2.2.2.2","port":"many"},7]');
    expect(answer).toMatchObject({
      accepted: 1,
      rejected: 3,
      errors: [{ index: 1, code: 'event-malformed' }, { index: 2 }, { index: 3, code: 'event-not-an-object' }],
    });
  });

  test('a dead letter is sent again once its type is there', async () => {
    const server = await started();
    await server.send([
      { type: 'login', user: 'a' },
      { type: 'login', user: 'b' },
    ]);
    const page = await until(async () => {
      const { body } = await server.call('GET', '/api/dead-letters');
      return (body as DeadLetterPage).letters.length === 2 ? (body as DeadLetterPage) : undefined;
    }, 'two dead letters');
    expect(page.letters.map(({ code, text, state }) => [code, text, state])).toEqual([
      ['event-type-unknown', '{"type":"login","user":"b"}', 'held'],
      ['event-type-unknown', '{"type":"login","user":"a"}', 'held'],
    ]);
    await server.deploy('types', 'create schema login(type string, user string);');
    const ids = page.letters.map(({ id }) => id);
    expect((await server.call('POST', '/api/dead-letters/resend', { ids })).body).toEqual({
      accepted: 2,
      rejected: 0,
      notHeld: [],
    });
    expect((await server.call('POST', '/api/dead-letters/resend', { ids })).body).toEqual({
      accepted: 0,
      rejected: 0,
      notHeld: ids,
    });
    expect((await server.call('GET', '/api/event-types/login')).body).toMatchObject({ samples: [{ user: 'b' }, { user: 'a' }] });
  });

  test('bodies may be compressed, lines, or lines of a log', async () => {
    const server = await withScan();
    const lines = scanOf('10.0.0.9', 3)
      .map((event) => JSON.stringify(event))
      .join('\n');
    const gzip = await server.call('POST', '/api/events', gzipSync(lines), {
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    });
    expect(gzip).toMatchObject({ status: 200, body: { accepted: 3 } });
    await server.deploy(
      'requests',
      'create schema request(clientip string, verb string, response int, referer string, timestamp long);',
    );
    const line = '178.62.224.128 - - [18/Sep/2019:23:07:44 +0000] "GET / HTTP/1.1" 200 512 "http://fraud.example/" "curl"';
    expect(await server.call('POST', '/logline', line)).toMatchObject({ status: 200, body: { accepted: 1 } });
    const { body } = await server.call('GET', '/api/event-types/request');
    expect(body).toMatchObject({ samples: [{ clientip: '178.62.224.128', response: 200, timestamp: 1568848064000 }] });
  });
});
