import { describe, expect, test } from 'vitest';
import { testPostgres } from './store/testing/test-store.js';
import { SCAN, scanOf, TYPES } from './testing/scan-rule.js';
import { startedOn } from './testing/started.js';
import { testServer } from './testing/test-server.js';

const postgres = testPostgres();
const started = startedOn(postgres);

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
