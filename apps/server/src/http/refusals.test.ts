import type { Failure } from '@rulewright/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { scanOf, TYPES } from '../testing/scan-rule.js';
import { startedOn } from '../testing/started.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const postgres = testPostgres();
const started = startedOn(postgres);

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
    expect(await said('POST', '/api/modules/deploy', { nam: 'x' })).toBe(
      '"nam" is not known here (it takes "name", "version", "mode", "force")',
    );
    expect(await said('POST', '/api/setup', { login: 'ann', password: 'correct horse battery' })).toMatch(
      /^"login" is not known here \(it takes .*"password".*\)$/,
    );
    expect(await said('POST', '/api/people', { name: 'ann', role: 'analyst', password: 'x' })).toMatch(
      /^"password" is not known here \(it takes "name", .*\)$/,
    );
    expect(await said('GET', '/api/alerts?limit=many')).toBe('"limit" has to be a number');
    expect(await said('GET', '/api/alerts?limt=5&state=open')).toBe(
      'the query has "limt", "state", which this route does not know: it takes "states", "severities", "rules", "text", "from", "to", "before", "limit"',
    );
    const states = '"states[0]" has to be one of "open", "acknowledged", "closed"';
    expect(await said('GET', '/api/alerts?states=nope')).toBe(states);
    expect(await said('GET', '/api/alerts?states=')).toBe(states);
    expect(await said('GET', '/api/alerts?states=open,nope')).toBe(states.replace('0', '1'));
    expect(await said('POST', '/api/modules/x/pause?now=1')).toBe(
      'the query has "now", which this route does not know: it takes none',
    );
    expect(await said('GET', '/api/alerts/7')).toBe('"id" has to be: 64 digits of 0 to 9 and a to f');
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
