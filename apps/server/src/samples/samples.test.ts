import { mutationScore, runRuleTests } from '@rulewright/engine/testing';
import { TEMPLATES, textOf } from '@rulewright/samples';
import { afterAll, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { testServer } from '../testing/test-server.js';

const postgres = testPostgres();
const running = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...running].map((stop) => stop())));

async function workspace(databaseUrl: string, samples: boolean) {
  const { call, stop: end } = await testServer(databaseUrl, { samples });
  const stop = (): Promise<void> => {
    running.delete(stop);
    return end();
  };
  running.add(stop);
  const names = async () =>
    ((await call('GET', '/api/modules')).body as readonly { name: string; state: string }[]).map(
      ({ name, state }) => `${name} ${state}`,
    );
  return { call, names, stop };
}

test('a new workspace begins with the sample rules: their types deployed, the rules as drafts', async () => {
  const { names } = await workspace(await postgres.migratedDatabase(), true);
  expect(await names()).toEqual([
    'fraud.obnal draft',
    'fraud.withdrawals draft',
    'identity.logins draft',
    'identity.profile draft',
    'logs live',
    'network.scan draft',
    'network.worm draft',
    'web.phishing draft',
  ]);
});

test.each([
  ['', '83.149.9.216 - ann [17/May/2015:10:05:03 +0000] "GET /a.png HTTP/1.1" 200 203023 "http://fraud.example/" "Mozilla/5.0"'],
  [' with a request of another shape', '83.149.9.216 - - [17/May/2015:10:05:03 +0000] "\\x16\\x03" 400 226 "-" "-"'],
])("a line of a web server's log%s fits its type", async (_, line) => {
  const { call } = await workspace(await postgres.migratedDatabase(), true);
  expect(await call('POST', '/logline', line)).toMatchObject({ status: 200, body: { accepted: 1 } });
  const { body } = await call('GET', '/api/event-types/request');
  expect(body).toMatchObject({ samples: [{ clientip: '83.149.9.216' }], drifts: [] });
});

test('all of them can be deployed at once', async () => {
  const { call, names } = await workspace(await postgres.migratedDatabase(), true);
  expect((await call('POST', '/api/modules/deploy', {})).status).toBe(200);
  expect((await names()).filter((name) => !name.endsWith(' live'))).toEqual([]);
});

test('it begins empty when samples are not wanted, and what was deleted stays away', async () => {
  const database = await postgres.migratedDatabase();
  const empty = await workspace(database, false);
  expect(await empty.names()).toEqual([]);
  await empty.stop();
  const filled = await workspace(database, true);
  expect(await filled.names()).toHaveLength(8);
  await filled.call('DELETE', '/api/modules');
  await filled.stop();
  const again = await workspace(database, true);
  expect(await again.names()).toEqual([]);
});

const rules = TEMPLATES.map(({ id, name, tests, ...template }) => {
  const epl = textOf({ id, name, tests, ...template }, name, { types: new Set(), outputIds: [] });
  return { id, rule: { epl }, tests };
});

test.each(rules)('the tests of the template "$id" pass', ({ rule, tests }) => {
  expect(runRuleTests(rule, tests).filter(({ passed }) => !passed)).toEqual([]);
});

test('they notice nearly every small change of their rules', () => {
  const scores = rules.map(({ id, rule, tests }) => {
    const { caught, total } = mutationScore(rule, tests);
    return `${id} ${caught}/${total}`;
  });
  expect(scores).toEqual([
    'scan 18/18',
    'worm 19/22',
    'laundering 20/20',
    'logins 26/28',
    'profile 30/34',
    'phishing 15/15',
    'withdrawals 4/4',
  ]);
});

test('sample rules come with their tests', async () => {
  const { call } = await workspace(await postgres.migratedDatabase(), true);
  expect((await call('GET', '/api/modules/network.scan/tests')).body).toHaveLength(8);
});
