import { expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { testServer } from '../testing/test-server.js';

const postgres = testPostgres();
const PASSWORD = 'correct horse battery';
/** What a proxy with TLS says of a browser behind it. */
const FORWARDED = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };

test.each([
  [[], '127.0.0.1', false],
  [['10.0.0.0/8'], '127.0.0.1', false],
  [['loopback'], '203.0.113.7', true],
  [['127.0.0.1'], '203.0.113.7', true],
])('with proxies %j the address is %s, and the cookie for encrypted connections alone: %j', async (proxies, address, secure) => {
  const server = await testServer(await postgres.migratedDatabase(), { configuration: { proxies }, adminPassword: PASSWORD });
  const login = await server.call('POST', '/api/session', { name: 'admin', password: PASSWORD }, FORWARDED);
  const cookie = login.headers.get('set-cookie') ?? '';
  expect(cookie.includes('; Secure')).toBe(secure);
  expect(login.headers.get('strict-transport-security')).toBe(secure ? 'max-age=31536000' : null);
  const audit = await server.call('GET', '/api/audit?action=session.login', undefined, { cookie: cookie.split(';')[0] ?? '' });
  expect(audit.body).toMatchObject({ entries: [{ address }] });
  await server.stop();
});
