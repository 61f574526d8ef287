import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertChange, AlertDetail, ClientToServer, ServerToClient } from '@rulewright/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPostgres } from './store/testing/test-store.js';
import { type TestServer, testServer, until } from './testing/test-server.js';

/*
 * The annotations of the documents on a whole server: `@Load`, `@Persist`, `@Enrich` and `@Alert` do what is said of them.
 */

const postgres = testPostgres();
const running: TestServer[] = [];
const loadFolder = mkdtempSync(join(tmpdir(), 'load-'));
let service: Server;
let serviceUrl: string;
const asked: string[] = [];
beforeAll(async () => {
  service = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ asn: 64500 }));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  service.close();
  rmSync(loadFolder, { recursive: true, force: true });
});

async function started(databaseUrl?: string): Promise<TestServer> {
  const server = await testServer(databaseUrl ?? (await postgres.migratedDatabase()), {
    configuration: { loadFolder, commands: { echo: '/bin/echo' }, innerHosts: ['127.0.0.1'] },
  });
  running.push(server);
  return server;
}

const TYPES = 'module types; create schema event(type string, src_ip string, login string);';
const rowsOf = async (server: TestServer, window: string) => {
  const { body } = await server.call('POST', '/api/query', `select * from ${window}`);
  return (body as { readonly rows: readonly unknown[] }).rows;
};

/** A socket that hears what changes of alerts. */
async function listening({ url }: TestServer) {
  const changes: AlertChange[] = [];
  const socket: Socket<ServerToClient, ClientToServer> = io(url, { path: '/live', transports: ['websocket'], forceNew: true });
  socket.on('alert-change', (some) => changes.push(...some));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  return { socket, changes };
}

describe('@Load', () => {
  const LISTS = `module lists; create schema Address(ip string, weight int);
@Load(file='data.csv', format='csv', delim='; ') create window Known#keepall as Address;`;

  test('fills a window when its module is deployed and on demand; a broken file keeps the old rows and says which line', async () => {
    writeFileSync(join(loadFolder, 'data.csv'), 'ip; weight\n10.0.0.1; 1\n10.0.0.2; 2\n');
    const server = await started();
    await server.deploy('lists', LISTS);
    await until(async () => ((await rowsOf(server, 'Known')).length === 2 ? true : undefined), 'the rows of the file');
    writeFileSync(join(loadFolder, 'data.csv'), 'ip; weight\n10.0.0.3; 3\n');
    expect(await server.call('POST', '/api/window/reload/lists/Known')).toMatchObject({
      status: 200,
      body: { rows: 1, error: null },
    });
    expect(await rowsOf(server, 'Known')).toEqual([{ ip: '10.0.0.3', weight: 3 }]);
    for (const [text, line] of [
      ['ip; weight\n10.0.0.4; 4\n10.0.0.5; heavy\n', 3],
      ['ip; weigth\n10.0.0.4; 4\n', 1],
      ['ip; weight\n10.0.0.4\n', 2],
    ] as const) {
      writeFileSync(join(loadFolder, 'data.csv'), text);
      const answer = await server.call('POST', '/api/window/reload/lists/Known');
      expect(answer).toMatchObject({ status: 422, body: { code: 'refused', message: expect.stringMatching(`^line ${line}: `) } });
    }
    expect(await rowsOf(server, 'Known')).toEqual([{ ip: '10.0.0.3', weight: 3 }]);
    expect((await server.call('GET', '/api/windows')).body).toMatchObject([
      { name: 'Known', loaded: true, load: { rows: 1, line: 2 } },
    ]);
    expect(await server.call('POST', '/api/window/reload/lists/None')).toMatchObject({ status: 404 });
    const none = LISTS.replace("'data.csv'", "'date.csv'");
    expect((await server.call('POST', '/api/modules/validate', { name: 'lists', epl: none })).body).toMatchObject({
      ok: true,
      diagnostics: [{ code: 'annotation-missing-file', hint: 'did you mean "data.csv"?' }],
    });
  });
});

describe('a connection that is not set up', () => {
  test('is missed when a rule is written, and refused by name when it would ask it', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    const hook = { name: 'chat', service: 'webhook', outId: '3', options: { url: 'https://hooks.example.org/x' } };
    expect((await server.call('POST', '/api/connections', hook)).status).toBe(204);
    const alert = 'uses types; @Alert(outID=4) select src_ip from event;';
    expect(await server.deploy('alert', alert)).toMatchObject({
      kind: 'deployed',
      diagnostics: [{ code: 'annotation-output-id', severity: 'warning', hint: 'there is 3' }],
    });
    const tor = "uses types; select t.ip from event as e unidirectional, SQL:mysql['select ip from tor'] as t;";
    expect(await server.deploy('tor', tor)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'name-unknown-declaration', message: 'there is no connection "mysql" that answers lookups' }],
    });
    expect((await server.call('GET', '/trpc/modules.world?input={}')).body).toMatchObject({
      result: { data: { outputIds: [3], lookups: [], files: expect.any(Array) } },
    });
  });
});

describe('@Persist', () => {
  const SEEN = `module seen; uses types; @Persist create window Seen#unique(src_ip) as (src_ip string, hits int);
on event as e merge Seen as s where s.src_ip = e.src_ip
when not matched then insert select e.src_ip as src_ip, 1 as hits
when matched then update set hits = s.hits + 1;`;

  test('content is back after a restart, after a stop and a new deploy, and after a deploy that changes the window', async () => {
    const url = await postgres.migratedDatabase();
    const first = await testServer(url);
    await first.deploy('types', TYPES);
    expect(await first.deploy('seen', SEEN)).toMatchObject({ kind: 'deployed' });
    await first.send([{ src_ip: '1.1.1.1' }, { src_ip: '1.1.1.1' }]);
    await first.stop();
    const server = await started(url);
    expect(await rowsOf(server, 'Seen')).toEqual([{ src_ip: '1.1.1.1', hits: 2 }]);
    await server.call('POST', '/api/modules/seen/undeploy');
    await server.deploy('seen', SEEN);
    expect(await rowsOf(server, 'Seen')).toEqual([{ src_ip: '1.1.1.1', hits: 2 }]);
    await server.deploy('seen', SEEN.replace('hits int', 'hits int, note string'));
    expect(await rowsOf(server, 'Seen')).toEqual([{ src_ip: '1.1.1.1', hits: 2, note: null }]);
  });
});

describe('@Enrich', () => {
  const LOGINS = `module logins; uses types; create window loginip#keepall as (login string, src_ip string);
create window owner#keepall as (ip string, name string);`;
  const detailOf = async (server: TestServer): Promise<AlertDetail> => {
    const { alerts } = await server.alerts(1);
    return (await server.call('GET', `/api/alerts/${alerts[0]?.id}`)).body as AlertDetail;
  };

  test('asks windows, programs and services one after another, with the answers of those before', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    await server.deploy('logins', LOGINS);
    await server.call('POST', '/api/query', "insert into loginip(login, src_ip) values ('ann', '10.0.0.9')");
    await server.call('POST', '/api/query', "insert into owner(ip, name) values ('said 10.0.0.9', 'Ann')");
    const rule = `module rule; uses types; uses logins;
@Enrich(dst='eLogin', type='window', param="select src_ip from loginip where login='%{login}'")
@Enrich(dst='said', type='cmd', param='echo said %{eLogin}')
@Enrich(dst='asn', type='http', param='${serviceUrl}/ip/%{eLogin}')
@Enrich(dst='who', type='window', param="select name from owner where ip = '%{said}'")
@Name('Rule') @Alert(name='rule', outIDs={1, 2}, severity='high', tags={'attack.t1110'}) select login from event(type='login')`;
    expect(await server.deploy('rule', rule)).toMatchObject({ kind: 'deployed' });
    const { socket, changes } = await listening(server);
    await server.send([{ type: 'login', login: 'ann' }]);
    const detail = await until(async () => {
      const one = await detailOf(server);
      return one.deliveries.length > 0 ? one : undefined;
    }, 'the enriched alert');
    expect(detail.enrichments).toEqual({ eLogin: '10.0.0.9', said: 'said 10.0.0.9', asn: { asn: 64500 }, who: 'Ann' });
    expect(detail).toMatchObject({ severity: 'high', tags: ['attack.t1110'], row: { login: 'ann' } });
    expect(detail.deliveries.map(({ sink }) => sink).sort()).toEqual(['output 1', 'output 2']);
    expect(asked).toEqual(['/ip/10.0.0.9']);
    await until(async () => (changes.length === 2 ? true : undefined), 'both late answers on the socket');
    expect(changes).toEqual([
      { id: detail.id, enrichments: { eLogin: '10.0.0.9', said: 'said 10.0.0.9' } },
      { id: detail.id, enrichments: detail.enrichments },
    ]);
    socket.close();
  });

  test('a value that tries to be more than a value finds nothing; what is not allowed says so and delays nothing', async () => {
    const server = await started();
    await server.deploy('types', TYPES);
    await server.deploy('logins', LOGINS);
    await server.call('POST', '/api/query', "insert into loginip(login, src_ip) values ('ann', '10.0.0.9')");
    const rule = `module rule; uses types; uses logins;
@Enrich(dst='a', type='window', param="select src_ip from loginip where login='%{login}'")
@Enrich(dst='b', type='cmd', param='id %{login}')
@Enrich(dst='c', type='http', param='https://10.255.255.1/%{login}')
@Name('Rule') @Alert(name='rule') select login from event(type='login')`;
    expect(await server.deploy('rule', rule)).toMatchObject({ kind: 'deployed' });
    await server.send([{ type: 'login', login: "x' or '1'='1" }]);
    const detail = await until(async () => {
      const one = await detailOf(server);
      return one.enrichments && 'c' in one.enrichments ? one : undefined;
    }, 'the enriched alert');
    expect(detail.enrichments).toEqual({
      a: null,
      b: null,
      'b.error': 'command "id" is not allowed by the configuration',
      c: null,
      'c.error': '"10.255.255.1" is an inner address: list it if it is meant',
    });
  });
});
