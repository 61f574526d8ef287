import { gzipSync } from 'node:zlib';
import type { AlertBatch, ClientToServer, DeadLetterPage, DeployReport, Failure, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { testPostgres } from './store/testing/test-store.js';
import { type TestServer, testServer, until } from './testing/test-server.js';

const postgres = testPostgres();
/** A server for one test: stopped with it, since PostgreSQL has connections for a few at once only. */
async function started(databaseUrl?: string): Promise<TestServer> {
  const server = await testServer(databaseUrl ?? (await postgres.migratedDatabase()));
  onTestFinished(() => server.stop());
  return server;
}

const TYPES = 'module types; create schema event(type string, src_ip string, dst_ip string, port int);';
const SCAN = `module scan; uses types;
@Name('Scan') @Alert(name='scan', outID=1) select src_ip, window(dst_ip) from event(type='firewall' and src_ip not in ('10.0.0.1','10.0.0.2')).win:time(30 sec)
group by src_ip having count(distinct dst_ip) > 50 output first every 1 hour`;

/** So many connections of one source, each to another address. */
const scanOf = (source: string, targets: number) =>
  Array.from({ length: targets }, (_, i) => ({ type: 'firewall', src_ip: source, dst_ip: `192.168.0.${i}`, port: 22 }));

async function withScan(): Promise<TestServer> {
  const server = await started();
  expect((await server.deploy('types', TYPES)).kind).toBe('deployed');
  expect((await server.deploy('scan', SCAN)).kind).toBe('deployed');
  return server;
}

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
    expect((await server.call('POST', '/api/dead-letters/resend', { ids })).body).toEqual({ accepted: 2, rejected: 0 });
    expect((await server.call('POST', '/api/dead-letters/resend', { ids })).body).toEqual({ accepted: 0, rejected: 0 });
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

describe('the life of a rule', () => {
  test('a text with errors is stored as a draft and not deployed', async () => {
    const server = await started();
    const EPL = 'select nothing from nowhere';
    const report = await server.deploy('broken', EPL);
    expect(report).toMatchObject({ kind: 'refused', name: 'broken', version: 1, diagnostics: [{ severity: 'error' }] });
    expect(await server.call('POST', '/api/modules/deploy', { name: 'broken' })).toMatchObject({
      status: 422,
      body: { kind: 'refused', code: 'refused', message: expect.stringMatching(/^module "broken" version 1 was not deployed: /) },
    });
    expect(await server.call('POST', '/api/modules/deploy', {})).toMatchObject({
      status: 422,
      body: { code: 'refused', reports: [{ kind: 'refused', name: 'broken' }] },
    });
    expect((await server.call('GET', '/api/modules')).body).toMatchObject([
      { name: 'broken', state: 'draft', version: 1, deployedVersion: null },
    ]);
  });

  test('the same text makes no new version, an edit of an old version is a conflict', async () => {
    const server = await started();
    const save = (epl: string, baseVersion?: number) =>
      server.call('PUT', '/api/modules/types', { epl, ...(baseVersion === undefined ? {} : { baseVersion }) });
    expect((await save(TYPES)).body).toMatchObject({ version: 1, created: true });
    expect((await save(TYPES)).body).toMatchObject({ version: 1, created: false });
    expect((await save(`${TYPES} `, 1)).body).toMatchObject({ version: 2, created: true });
    expect(await save(`${TYPES}  `, 1)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  test('a module that others use stays until they are gone', async () => {
    const server = await withScan();
    expect(await server.call('POST', '/api/modules/types/undeploy', {})).toMatchObject({
      status: 409,
      body: { code: 'in-use', message: 'module "types" is used by "scan"' },
    });
    expect((await server.call('POST', '/api/modules/types/undeploy', { dependents: 'stop' })).body).toEqual({
      stopped: ['scan', 'types'],
    });
    expect((await server.call('GET', '/api/modules')).body).toMatchObject([
      { name: 'scan', state: 'draft' },
      { name: 'types', state: 'draft' },
    ]);
    expect(await server.send(scanOf('10.0.0.44', 1))).toMatchObject({ accepted: 0, errors: [{ code: 'event-type-unknown' }] });
  });

  test('all modules are deployed in order of use, and deleted at once', async () => {
    const server = await started();
    await server.call('PUT', '/api/modules/scan', SCAN);
    await server.call('PUT', '/api/modules/types', TYPES);
    const reports = (await server.call('POST', '/api/modules/deploy')).body as readonly DeployReport[];
    expect(reports.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['deployed types', 'deployed scan']);
    expect((await server.call('DELETE', '/api/modules')).body).toEqual({ deleted: ['scan', 'types'] });
    expect((await server.call('GET', '/api/modules')).body).toEqual([]);
  });

  test('a new version takes the place of the old one', async () => {
    const server = await withScan();
    expect(await server.deploy('scan', SCAN.replace('> 50', '> 2'))).toMatchObject({
      kind: 'deployed',
      version: 2,
      replacedVersion: 1,
    });
    await server.send(scanOf('10.0.0.44', 3));
    expect((await server.alerts(1)).alerts).toMatchObject([{ rule: 'scan', version: 2 }]);
  });

  test('deploying all leaves each as it runs or ran, unless told', async () => {
    const server = await started();
    const modes = async (body: object = {}) => {
      const reports = (await server.call('POST', '/api/modules/deploy', body)).body as readonly DeployReport[];
      return Object.fromEntries(reports.map((report) => [report.name, report.kind === 'deployed' && report.mode]));
    };
    await server.deploy('types', TYPES);
    for (const name of ['one', 'two']) {
      await server.call('PUT', `/api/modules/${name}`, 'select * from event;');
      await server.call('POST', '/api/modules/deploy', { name, mode: 'shadow' });
    }
    await server.call('POST', '/api/modules/two/undeploy', {});
    expect(await modes()).toEqual({ one: 'shadow', two: 'shadow', types: 'live' });
    expect(await modes({ mode: 'live' })).toEqual({ one: 'live', two: 'live', types: 'live' });
  });

  test('a shadow rule is recorded and delivered nowhere', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    await server.call('PUT', '/api/modules/scan', SCAN.replace('> 50', '> 0'));
    await server.call('POST', '/api/modules/deploy', { name: 'scan', mode: 'shadow' });
    await server.send(scanOf('10.0.0.44', 1));
    const { alerts } = await server.alerts(1);
    expect(alerts).toMatchObject([{ shadow: true }]);
    expect((await server.call('GET', `/api/alerts/${alerts[0]?.id}`)).body).toMatchObject({ deliveries: [] });
  });
});

describe('what a deploy keeps', () => {
  const COUNT = "@Name('Count') @Alert(name='many') select count(*) as c from event#length(100) having count(*) > 3;";

  test('is foreseen, told, and nothing changes before', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    await server.deploy('count', COUNT);
    await server.send(scanOf('10.0.0.44', 3));
    const changed = `${COUNT.replace('> 3', '> 4')} @Name('New') select * from event;`;
    const foreseen = await server.call('POST', '/api/modules/count/preview', { epl: changed });
    const statements = [
      { id: 'Count', name: 'Count', state: 'taken-over', held: 4 },
      { id: 'New', name: 'New', state: 'new', held: 0 },
    ];
    expect(foreseen.body).toEqual({ kind: 'possible', name: 'count', replacedVersion: 1, statements, ended: [], diagnostics: [] });
    expect((await server.call('GET', '/api/modules/count')).body).toMatchObject({ version: 1, deployedVersion: 1 });
    const report = await server.deploy('count', changed);
    expect(report).toMatchObject({ kind: 'deployed', replacedVersion: 1, ended: [], statements });
    await server.send(scanOf('10.0.0.44', 2));
    expect((await server.alerts(1)).alerts).toMatchObject([{ version: 2, row: { c: 5 } }]);
  });

  test('a paused rule sees no events, also after a restart, and goes on with what it held', async () => {
    const url = await postgres.migratedDatabase();
    const first = await testServer(url);
    await first.deploy('types', TYPES);
    await first.deploy('count', COUNT);
    await first.send(scanOf('10.0.0.44', 3));
    expect((await first.call('POST', '/api/modules/count/pause')).status).toBe(204);
    await first.send(scanOf('10.0.0.44', 3));
    await first.stop();
    const server = await started(url);
    expect((await server.call('GET', '/api/modules/count')).body).toMatchObject({ state: 'paused', reason: 'paused by set-up' });
    await server.send(scanOf('10.0.0.44', 3));
    expect((await server.call('POST', '/api/modules/count/resume')).status).toBe(204);
    await server.send(scanOf('10.0.0.44', 1));
    expect((await server.alerts(1)).alerts).toMatchObject([{ row: { c: 4 } }]);
    expect((await server.call('GET', '/api/modules/count')).body).toMatchObject({ state: 'live', reason: null });
  });

  test('a roll-back deploys the version before, and two versions can be compared', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    await server.deploy('count', COUNT);
    expect(await server.call('POST', '/api/modules/count/rollback')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await server.deploy('count', COUNT.replace('> 3', '> 4'));
    expect((await server.call('GET', '/api/modules/count/diff?from=1')).body).toEqual({
      name: 'count',
      from: 1,
      to: 2,
      statements: [{ id: 'Count', change: 'changed' }],
      lines: [
        { kind: 'removed', text: COUNT },
        { kind: 'added', text: COUNT.replace('> 3', '> 4') },
      ],
    });
    const report = await server.call('POST', '/api/modules/count/rollback');
    expect(report.body).toMatchObject({ kind: 'deployed', version: 1, replacedVersion: 2, statements: [{ state: 'taken-over' }] });
    expect((await server.call('GET', '/api/modules/count')).body).toMatchObject({ version: 2, deployedVersion: 1 });
  });
});

describe('a restart', () => {
  test('brings rules and their state back, and stores no alert twice', async () => {
    const url = await postgres.migratedDatabase();
    const first = await testServer(url);
    await first.deploy('types', TYPES);
    await first.deploy('scan', SCAN);
    await first.send(scanOf('10.0.0.44', 60));
    await first.send(scanOf('10.0.0.45', 50));
    const before = (await first.alerts(1)).alerts;
    await first.stop();

    const second = await started(url);
    expect((await second.call('GET', '/api/modules')).body).toMatchObject([
      { name: 'scan', state: 'live' },
      { name: 'types', state: 'live' },
    ]);
    expect((await second.alerts(1)).alerts).toEqual(before);
    await second.send([{ type: 'firewall', src_ip: '10.0.0.45', dst_ip: '172.16.0.1' }]);
    const after = (await second.alerts(2)).alerts;
    expect(after.map(({ key }) => key[0]?.value)).toEqual(['10.0.0.45', '10.0.0.44']);
  });

  test('a repeated batch under the same key is counted once and answered the same', async () => {
    const url = await postgres.migratedDatabase();
    const first = await testServer(url);
    await first.deploy('types', TYPES);
    const key = { 'idempotency-key': 'batch-1' };
    const answer = await first.send(scanOf('10.0.0.44', 5), key);
    expect(await first.send(scanOf('10.0.0.44', 5), key)).toEqual(answer);
    expect(await first.call('POST', '/api/events', scanOf('10.0.0.44', 6), key)).toMatchObject({ status: 422 });
    await first.stop();
    const second = await started(url);
    expect(await second.send(scanOf('10.0.0.44', 5), key)).toEqual(answer);
    expect((await second.call('GET', '/api/engine')).body).toMatchObject({ state: 'running' });
  });
});

describe('Elasticsearch as shippers know it', () => {
  test('the handshake', async () => {
    const server = await started();
    expect(await server.call('GET', '/')).toMatchObject({ status: 200, body: { version: { number: '8.9.0' } } });
    expect((await server.call('GET', '/')).headers.get('x-elastic-product')).toBe('Elasticsearch');
    expect((await server.call('GET', '/_license')).body).toMatchObject({ license: { status: 'active' } });
    expect((await server.call('GET', '/_ilm/policy/filebeat')).status).toBe(200);
  });

  test('_bulk answers each action, and a bad document does not fail the others', async () => {
    const server = await withScan();
    const body = [
      '{"create":{"_index":"cep"}}',
      '{"type":"firewall","src_ip":"1.1.1.1"}',
      '{"index":{"_id":"7"}}',
      '{"type":',
      '{"delete":{"_id":"7"}}',
      '',
    ].join('\n');
    const answer = await server.call('POST', '/logs/_bulk', body, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        errors: true,
        items: [
          { create: { _index: 'cep', status: 201, result: 'created' } },
          { index: { _index: 'logs', _id: '7', status: 400, error: { type: 'document_parsing_exception' } } },
          { delete: { _id: '7', status: 400 } },
        ],
      },
    });
  });
});

describe('a large _bulk body', () => {
  test('has an item for each action, too', async () => {
    const server = await withScan();
    const body = '{"create":{}}\n{"type":"firewall","src_ip":"1.1.1.1"}\n'.repeat(2000);
    const { body: answer } = await server.call('POST', '/_bulk', body, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({ errors: false });
    expect((answer as { readonly items: readonly unknown[] }).items).toHaveLength(2000);
  });
});

describe('what is refused', () => {
  let shared: TestServer;
  beforeAll(async () => {
    shared = await testServer(await postgres.migratedDatabase());
  });
  afterAll(() => shared.stop());

  test.each([
    ['POST', '/api/events', 'x', { 'content-encoding': 'br' }, 415, 'unsupported-media'],
    ['POST', '/api/events', 'x', { 'content-encoding': 'gzip' }, 400, 'bad-request'],
    ['POST', '/api/events', 'x', { 'content-type': 'image/png' }, 415, 'unsupported-media'],
    ['POST', '/api/events', '<event/>', { 'content-type': 'text/xml' }, 415, 'unsupported-media'],
    ['GET', '/api/events', undefined, {}, 405, 'method-not-allowed'],
    ['PUT', '/api/modules', {}, {}, 405, 'method-not-allowed'],
    ['POST', '/api/events', '{}', { origin: 'https://evil.example' }, 403, 'forbidden'],
    ['POST', '/api/events', '{}', { authorization: 'Bearer rw_guessed' }, 401, 'wrong-credentials'],
    ['GET', '/api/modules/none', undefined, {}, 404, 'not-found'],
    ['GET', '/api/modules/..%2fetc', undefined, {}, 400, 'bad-request'],
    ['GET', '/api/nothing', undefined, {}, 404, 'not-found'],
    ['GET', '/api/alerts?limit=1000000', undefined, {}, 400, 'bad-request'],
    ['PUT', '/api/modules/x', { epl: 7 }, {}, 400, 'bad-request'],
    ['PUT', '/api/modules/x', '{"epl":"x","__proto__":{"a":1}}', { 'content-type': 'application/json' }, 400, 'bad-request'],
  ] as const)('%s %s %j %j: %i', async (method, path, body, headers, status, code) => {
    expect(await shared.call(method, path, body, headers)).toMatchObject({ status, body: { code } });
  });

  test('in words that say what would be taken, and where something is wrong', async () => {
    const { call } = shared;
    const said = async (...asked: Parameters<typeof call>): Promise<string> => ((await call(...asked)).body as Failure).message;
    expect((await call('GET', '/api/events')).headers.get('allow')).toBe('POST');
    expect(await said('DELETE', '/api/modules/x/versions')).toBe('/api/modules/x/versions does not take DELETE, but GET, HEAD');
    expect(await said('PUT', '/api/modules/x', { epl: 7 })).toBe('"epl" has to be a text');
    expect(await said('GET', '/api/alerts?limit=many')).toBe('"limit" has to be a number');
    expect(await said('POST', '/api/query', '{"a":', { 'content-type': 'application/json' })).toMatch(/^the body is no JSON/);
    expect(await said('PUT', '/api/modules/x', 'x'.repeat(5 * 1_048_576))).toBe(
      'a body may have 4194304 bytes (4 MiB) at most here: send less at once',
    );
    expect(await said('PUT', '/api/modules/x', '<a/>', { 'content-type': 'text/xml' })).toMatch(
      'send application/json or text/plain',
    );
  });

  test('after set-up nobody may do anything without an account or a key, and a key only what it is for', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    const setup = await server.call('POST', '/api/setup', { password: 'correct horse battery' });
    const cookie = setup.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(setup.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(await server.call('GET', '/api/modules')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect((await server.call('GET', '/api/modules', undefined, { cookie })).status).toBe(200);
    const { body } = await server.call('POST', '/api/keys', { name: 'logstash', scope: 'ingest' }, { cookie });
    const authorization = `Bearer ${(body as { readonly key: string }).key}`;
    expect(await server.send(scanOf('10.0.0.44', 1), { authorization })).toMatchObject({ accepted: 1 });
    expect(await server.call('GET', '/api/alerts', undefined, { authorization })).toMatchObject({ status: 403 });
    expect(await server.call('POST', '/api/events', '{}', {})).toMatchObject({ status: 401 });
  });

  test('every answer carries the security headers', async () => {
    const server = await started();
    for (const path of ['/', '/api/modules', '/api/nothing']) {
      const { headers } = await server.call('GET', path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
