import type { Profile, ProfileDetail, ProfileSubjects } from '@rulewright/contracts';
import { afterAll, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const postgres = testPostgres();
const running: TestServer[] = [];
afterAll(() => Promise.all(running.map((one) => one.stop())));

const LOGINS = { eventType: 'login', filter: 'ok = true', subject: 'user', features: ['asn', 'country'], minimumSample: 4 };
const login = (user: string, asn: string, country: string, ok = true) => ({ type: 'login', user, asn, country, ok });

test('a profile counts what subjects do, is read by rules and by people, and survives', { timeout: 120_000 }, async () => {
  const url = await postgres.migratedDatabase();
  const first = await testServer(url);
  await first.deploy('types', 'create schema login(type string, user string, asn string, country string, ok boolean);');
  expect(await first.call('PUT', '/api/profiles/logins', { ...LOGINS, filter: 'okay = true' })).toMatchObject({
    status: 422,
    body: { code: 'refused', message: expect.stringContaining('okay') },
  });
  const made = await first.call('PUT', '/api/profiles/logins', LOGINS);
  expect(made.body as Profile).toMatchObject({ module: 'profiles.logins', window: 'Profile_logins', running: true, entries: 0 });
  await first.deploy(
    'odd',
    `uses profiles.logins; @Alert(name='odd') select e.user as user, p.hits as hits from login(ok = true) as e unidirectional, Profile_logins as p
     where p.subject = e.user and p.feature = 'asn' and p.value = e.asn and p.hits < 2;`,
  );
  await first.send([
    ...Array.from({ length: 9 }, () => login('ann', 'AS1', 'de')),
    login('ann', 'AS666', 'kp'),
    login('bob', 'AS1', 'de'),
    login('bob', 'AS9', 'de', false),
  ]);
  const page = (await first.call('GET', '/api/profiles/logins/subjects')).body as ProfileSubjects;
  expect(page.total).toBe(2);
  expect(page.subjects[0]).toMatchObject({ subject: 'ann', values: 4, deviation: 0.9 });
  expect(page.subjects[1]).toMatchObject({ subject: 'bob', values: 2, deviation: null });
  await first.stop();

  const server = await testServer(url);
  running.push(server);
  expect(await server.call('POST', '/api/profiles/logins/annotate', { subject: 'bob', text: 'is Ann on her phone' })).toMatchObject(
    { status: 200 },
  );
  expect((await server.call('POST', '/api/profiles/logins/merge', { from: 'bob', into: 'ann' })).status).toBe(204);
  const ann = (await server.call('GET', '/api/profiles/logins/subject?subject=ann')).body as ProfileDetail;
  expect(ann.entries.map(({ feature, value, count }) => `${feature} ${value} ${count}`).sort()).toEqual([
    'asn AS1 10',
    'asn AS666 1',
    'country de 10',
    'country kp 1',
  ]);
  expect(ann.annotations).toMatchObject([{ subject: 'ann', text: 'is Ann on her phone', by: 'set-up' }]);
  await server.call('POST', '/api/profiles/logins/decay', { factor: 0.5 });
  const csv = ((await server.call('GET', '/api/profiles/logins/export')).body as { readonly csv: string }).csv;
  expect(csv.split('\r\n').filter((line) => line.startsWith('"ann","asn","AS1",5,'))).toHaveLength(1);
  await server.call('POST', '/api/profiles/logins/reset', { subject: 'ann', feature: 'country' });
  expect(((await server.call('GET', '/api/profiles')).body as readonly Profile[])[0]).toMatchObject({ entries: 2, subjects: 1 });
  expect(await server.call('DELETE', '/api/profiles/logins')).toMatchObject({ status: 409, body: { code: 'in-use' } });
  await server.call('DELETE', '/api/modules/odd');
  expect((await server.call('DELETE', '/api/profiles/logins')).status).toBe(204);
  expect((await server.call('GET', '/api/profiles')).body).toEqual([]);
});
