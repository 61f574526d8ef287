import type { DeployReport } from '@rulewright/contracts';
import { describe, expect, test } from 'vitest';
import { testPostgres } from '../store/testing/test-store.js';
import { SCAN, scanOf, TYPES, withScanOn } from '../testing/scan-rule.js';
import { startedOn } from '../testing/started.js';
import { testServer } from '../testing/test-server.js';

const postgres = testPostgres();
const started = startedOn(postgres);
const withScan = () => withScanOn(started);

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

  test('a module without statements is not deployed, and takes the place of none that runs', async () => {
    const server = await started();
    expect((await server.deploy('types', TYPES)).kind).toBe('deployed');
    expect(await server.deploy('types', 'module types; // all gone')).toMatchObject({
      kind: 'refused',
      version: 2,
      diagnostics: [{ code: 'module-empty', message: 'the module has no statements: there is nothing to deploy' }],
    });
    expect((await server.call('GET', '/api/modules')).body).toMatchObject([{ state: 'live', version: 2, deployedVersion: 1 }]);
  });

  test('the same text makes no new version, an edit of an old version is a conflict', async () => {
    const server = await started();
    const save = (epl: string, baseVersion?: number) =>
      server.call('PUT', '/api/modules/types', { epl, ...(baseVersion === undefined ? {} : { baseVersion }) });
    expect((await save(TYPES)).body).toMatchObject({ version: 1, created: true });
    expect((await save(TYPES)).body).toMatchObject({ version: 1, created: false });
    expect((await save(`${TYPES} `, 1)).body).toMatchObject({ version: 2, created: true });
    expect(await save(`${TYPES}  `, 1)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    // sent again, since the first answer was lost
    expect((await save(`${TYPES} `, 1)).body).toMatchObject({ version: 2, created: false });
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
