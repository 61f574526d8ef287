import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { temporaryDataFolder } from '../store/testing/data-folder.js';
import { tablesOf } from '../store/testing/tables-of.js';
import { testPostgres } from '../store/testing/test-store.js';
import { testConfiguration } from '../testing/test-server.js';
import { examine } from './doctor.js';

const postgres = testPostgres();
const folder = temporaryDataFolder();
afterAll(() => folder.remove());

test('an installation that is well has nothing wrong', async () => {
  const findings = await examine({
    ...testConfiguration(folder.path, await postgres.migratedDatabase()),
    commands: { echo: '/bin/echo' },
  });
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(findings.find(({ about }) => about === 'database')?.message).toMatch(/^PostgreSQL 18.*schema up to date$/);
});

test('a database of an older version, or an empty one, is left as it is', async () => {
  const url = await postgres.emptyDatabase();
  const findings = await examine(testConfiguration(folder.path, url));
  expect(findings.find(({ about }) => about === 'database')).toMatchObject({
    state: 'well',
    message: expect.stringMatching(/\d+ migrations will be applied at the next start$/),
  });
  expect(await tablesOf(url)).toEqual([]);
});

test('all that is wrong is said at once', async () => {
  writeFileSync(join(folder.path, 'secret.key'), 'x', { mode: 0o644 });
  const findings = await examine({
    ...testConfiguration(folder.path, 'postgresql://nobody@127.0.0.1:1/none'),
    commands: { nslookup: '/nowhere/nslookup' },
  });
  const wrong = findings.filter(({ state }) => state === 'wrong');
  expect(wrong.map(({ about }) => about)).toEqual(['secret key', 'database', 'command "nslookup"']);
  expect(wrong[1]?.message).toContain('check host and port');
});

test('of a port it says who has it', async () => {
  const about = async (port: number) =>
    (await examine({ ...testConfiguration(folder.path, 'postgresql://nobody@127.0.0.1:1/none'), port })).find(
      (finding) => finding.about === 'port',
    );
  const other = createServer((_, answer) => answer.end('null'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await about(port)).toEqual({
    about: 'port',
    state: 'wrong',
    message: `port ${port} is in use: stop what listens there, or choose another with --port`,
  });
  await new Promise((resolve) => other.close(resolve));
  expect(await about(port)).toEqual({ about: 'port', state: 'well', message: `${port} is free` });
});

test('a data folder that is not there yet is looked for and not made', async () => {
  const data = join(folder.path, 'not/there');
  const { databaseUrl: _none, ...configuration } = testConfiguration(data, '');
  const findings = await examine({ ...configuration, databaseUrl: undefined });
  expect(findings.find(({ about }) => about === 'database')).toEqual({
    about: 'database',
    state: 'well',
    message: 'made at the first start',
  });
  expect(findings.find(({ about }) => about === 'data folder')?.message).toContain(`"${data}" (made at the first start), `);
  expect(existsSync(join(folder.path, 'not'))).toBe(false);
});
