import type {
  AuditPage,
  DeployReport,
  RuleTestRun,
  StoredRuleTest,
  TestFromAlert,
  WireMutationScore,
  WireRuleTest,
} from '@rulewright/contracts';
import type { RuleTestResult } from '@rulewright/engine/testing';
import type { RuleTest } from '@rulewright/epl/rule-test';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from '../testing/test-server.js';
import { TestRunner } from './test-runner.js';

const postgres = testPostgres();
let server: TestServer;
beforeAll(async () => {
  server = await testServer(await postgres.migratedDatabase());
});
afterAll(() => server.stop());

const TYPES = 'module logs; create schema event(type string, src_ip string, dst_ip string);';
const SCAN = `module scan; uses logs;
@Name('Scan') @Alert(name='scan') select src_ip from event(type='firewall').win:time(30 sec)
group by src_ip having count(distinct dst_ip) > 2 output first every 1 hour`;

const scanOf = (targets: number): WireRuleTest['steps'] => [
  {
    kind: 'send',
    atMs: 0,
    type: 'event',
    event: { type: 'firewall', src_ip: 'a', dst_ip: '10.0.0.{1..99}' },
    times: targets,
    everyMs: 1000,
  },
];
const THREE: WireRuleTest = {
  name: 'Three targets',
  steps: scanOf(3),
  expect: [{ kind: 'row', from: 'scan', atMs: 2000, row: { src_ip: 'a' } }],
};
const TWO: WireRuleTest = { name: 'Two targets', steps: scanOf(2), expect: [] };

async function answer<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { status, body: given } = await server.call(method, `/api/modules/${path}`, body);
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(given)}`);
  return given as T;
}
/** A deploy that is held back says so by its status, too. */
const deploy = async (body: object, path = 'deploy'): Promise<DeployReport> => {
  const { status, body: report } = await server.call('POST', `/api/modules/${path}`, body);
  expect(status).toBe((report as DeployReport).kind === 'deployed' ? 200 : 422);
  return report as DeployReport;
};
const deployAll = async (body: object): Promise<readonly DeployReport[]> => {
  const { body: told } = await server.call('POST', '/api/modules/deploy', body);
  return Array.isArray(told) ? told : (told as { readonly reports: readonly DeployReport[] }).reports;
};
const tests = async (path = 'scan/tests') =>
  (await answer<readonly StoredRuleTest[]>('GET', path)).map(({ test: one, last }) => [
    one.name,
    one.steps.length,
    last?.passed ?? null,
  ]);

test('what goes over the wire is what the language and the engine say', () => {
  expectTypeOf<WireRuleTest>().toExtend<RuleTest>();
  expectTypeOf<RuleTest>().toExtend<WireRuleTest>();
  expectTypeOf<RuleTestResult>().toExtend<RuleTestRun['results'][number]>();
});

test('tests are stored with their module, run, and remembered', async () => {
  await server.deploy('logs', TYPES);
  await answer('PUT', 'scan', SCAN);
  await answer('PUT', 'scan/tests', { tests: [THREE, TWO] });
  const run = await answer<RuleTestRun>('POST', 'scan/tests/run', {});
  expect(run.results.map(({ name, passed, events }) => [name, passed, events])).toEqual([
    ['Three targets', true, 3],
    ['Two targets', true, 2],
  ]);
  expect(await tests()).toEqual([
    ['Three targets', 1, true],
    ['Two targets', 1, true],
  ]);
});

test('a draft is run with drafts of tests, and nothing of it is kept', async () => {
  const epl = SCAN.replace('> 2', '> 3');
  const { results } = await answer<RuleTestRun>('POST', 'scan/tests/run', { epl, tests: [THREE] });
  expect(results[0]?.heldBack).toMatchObject({ statement: 'Scan', node: 'Scan/having', without: 'count(distinct dst_ip) > 3' });
  expect(await tests()).toEqual([
    ['Three targets', 1, true],
    ['Two targets', 1, true],
  ]);
});

test('tells which small changes the tests do not notice, and a test that would', async () => {
  const score = await answer<WireMutationScore>('POST', 'scan/tests/mutate', {});
  expect(score.mutants.filter(({ caughtBy }) => caughtBy === null).map(({ was, becomes }) => `${was} > ${becomes}`)).toContain(
    '30 sec > 60 sec',
  );
  expect(score.caught).toBeGreaterThan(score.total / 3);
});

test('a test changed under a newer version stays as it was for the older one', async () => {
  await answer('PUT', 'scan', `${SCAN}  /* the same, written later */`);
  await answer('PUT', 'scan/tests/Two%20targets', { steps: [], expect: [] });
  await answer('DELETE', 'scan/tests/Three%20targets');
  expect({ newest: await tests(), first: await tests('scan/tests?version=1') }).toEqual({
    newest: [['Two targets', 0, null]],
    first: [
      ['Three targets', 1, true],
      ['Two targets', 1, true],
    ],
  });
});

test('a failing test holds a deploy back, unless an engineer forces it', async () => {
  await answer('PUT', 'scan', SCAN.replace('> 2', '> 1'));
  await answer('PUT', 'scan/tests', { tests: [THREE, TWO] });
  expect(await deploy({ name: 'scan' })).toEqual({
    code: 'refused',
    message: 'module "scan" version 3 was not deployed: 2 of 2 tests fail (Three targets, Two targets); an engineer may force it',
    kind: 'tests-failed',
    name: 'scan',
    version: 3,
    failed: ['Three targets', 'Two targets'],
    tests: 2,
  });
  expect(await deploy({ name: 'scan', force: true })).toMatchObject({
    kind: 'deployed',
    forcedPast: ['Three targets', 'Two targets'],
  });
  expect(await deployAll({})).toMatchObject([
    { kind: 'deployed', name: 'logs' },
    { kind: 'tests-failed', name: 'scan' },
  ]);
  expect(await deployAll({ force: true })).toMatchObject([
    { kind: 'deployed', name: 'logs', forcedPast: [] },
    { kind: 'deployed', name: 'scan', forcedPast: ['Three targets', 'Two targets'] },
  ]);
  const { body } = await server.call('GET', '/api/audit?action=module.deploy');
  expect((body as AuditPage).entries.filter(({ detail }) => 'forcedPast' in (detail ?? {}))).toHaveLength(2);
  expect(await deploy({ name: 'scan', version: 1 })).toMatchObject({ kind: 'deployed', version: 1, forcedPast: [] });
});

test('a roll-back is held back as any deploy, and forced as any', async () => {
  await answer('PUT', 'scan/tests', { tests: [{ ...TWO, name: 'Wrong', expect: THREE.expect }] });
  expect(await deploy({ version: 3 }, 'scan/rollback')).toMatchObject({ kind: 'tests-failed', version: 3, failed: ['Wrong'] });
  expect((await server.call('GET', '/api/modules/scan')).body).toMatchObject({ deployedVersion: 1 });
  expect(await deploy({ version: 3, force: true }, 'scan/rollback')).toMatchObject({ kind: 'deployed', forcedPast: ['Wrong'] });
  const { body } = await server.call('GET', '/api/audit?action=module.deploy');
  expect((body as AuditPage).entries[0]).toMatchObject({ detail: { version: 3, forcedPast: ['Wrong'] } });
  expect(await deploy({ version: 1, force: true }, 'scan/rollback')).toMatchObject({ kind: 'deployed', version: 1 });
});

test('a test is made from an alert: the events of its key, and the alert itself', async () => {
  const event = (src_ip: string, target: number) => ({ type: 'firewall', src_ip, dst_ip: `192.168.0.${target}`, other: 1 });
  await server.send([event('10.0.0.7', 1), event('10.0.0.8', 1), event('10.0.0.7', 2), event('10.0.0.7', 3)]);
  const [alert] = (await server.alerts(1)).alerts;
  const made = (await server.call('POST', `/api/alerts/${alert?.id}/test`)).body as TestFromAlert;
  expect({ ...made, test: { ...made.test, name: '', startMs: 0 } }).toEqual({
    name: 'scan',
    passes: true,
    origin: 'journal',
    test: {
      name: '',
      startMs: 0,
      steps: [
        {
          kind: 'send',
          atMs: 0,
          type: 'event',
          event: { type: 'firewall', src_ip: '10.0.0.7', dst_ip: '192.168.0.{1..3}' },
          times: 3,
          everyMs: 0,
        },
      ],
      expect: [{ kind: 'row', from: 'Scan', atMs: 0, row: { src_ip: '10.0.0.7' } }],
    },
  });
});

test('tests that do not end are given up, and the next ones run', async () => {
  const runner = new TestRunner(1500);
  const rule = { epl: 'create schema E(x int); @Name("s") @Alert select a.x from pattern[every a=E -> timer:interval(1 msec)]' };
  const endless: RuleTest = {
    name: 'endless',
    steps: [
      { kind: 'send', atMs: 0, type: 'E', event: { x: 1 }, times: 90_000, everyMs: 0 },
      { kind: 'advance', atMs: 1e12 },
    ],
    expect: [],
  };
  const many = Array.from({ length: 400 }, (_, index) => ({ ...endless, name: String(index) }));
  await expect(runner.run<'run'>({ kind: 'run', rule, tests: many })).rejects.toThrow('did not end within 1.5 s');
  await runner.stop();
  const next = new TestRunner();
  const quick: RuleTest = { name: 'q', steps: [], expect: [] };
  expect((await next.run<'run'>({ kind: 'run', rule, tests: [quick] })).map(({ passed }) => passed)).toEqual([true]);
  await next.stop();
});
