import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationSchema } from './configuration.js';
import { VARIABLES } from './environment.js';
import { helpText } from './help.js';
import { readConfiguration } from './read-configuration.js';

const DURABILITY = {
  snapshotSeconds: 60,
  journalDays: 14,
  alertDays: 365,
  deadLetterDays: 30,
  auditDays: 730,
  log: 'warn',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => readConfiguration({ argv, env, folder });
const file = (text: string, name = 'rulewright.config.json') => writeFileSync(join(folder, name), text);
const REST = { ...DURABILITY, commands: {}, innerHosts: [], proxies: [], insecure: false };
const DEFAULTS = { port: 8484, host: '127.0.0.1', samples: true, databaseUrl: undefined, ...REST };

it('has a default for everything', () => {
  expect(read()).toEqual({
    kind: 'configuration',
    configuration: { ...DEFAULTS, data: join(folder, '.rulewright'), loadFolder: join(folder, '.rulewright', 'load') },
  });
});

it('takes flags before variables before the file', () => {
  file('{ "port": 1, "host": "file", "samples": false, "databaseUrl": "postgresql://file" }');
  expect(read(['--port', '3'], { RULEWRIGHT_PORT: '2', RULEWRIGHT_HOST: 'variable' })).toEqual({
    kind: 'configuration',
    configuration: {
      port: 3,
      host: 'variable',
      data: join(folder, '.rulewright'),
      samples: false,
      databaseUrl: 'postgresql://file',
      ...REST,
      loadFolder: join(folder, '.rulewright', 'load'),
    },
  });
});

it('reads every flag, with and without the equals sign', () => {
  expect(read(['--port=0', '--host', '::1', '--data=/a=b', '--no-samples'])).toEqual({
    kind: 'configuration',
    configuration: { port: 0, host: '::1', data: '/a=b', loadFolder: '/a=b/load', samples: false, databaseUrl: undefined, ...REST },
  });
});

it('reads every variable, and an empty one as not set', () => {
  const env = {
    RULEWRIGHT_PORT: '80',
    RULEWRIGHT_HOST: '0.0.0.0',
    RULEWRIGHT_DATA: '/var/lib/x',
    RULEWRIGHT_SAMPLES: 'off',
    DATABASE_URL: '',
  };
  expect(read([], env)).toEqual({
    kind: 'configuration',
    configuration: {
      port: 80,
      host: '0.0.0.0',
      data: '/var/lib/x',
      loadFolder: '/var/lib/x/load',
      samples: false,
      databaseUrl: undefined,
      ...REST,
    },
  });
});

it('takes a relative data folder from where it was said', () => {
  file('{ "data": "kept", "$schema": "docs/rulewright.config.schema.json" }', 'other.json');
  expect(readConfiguration({ argv: ['--config', join(folder, 'other.json')], env: {}, folder: '/somewhere' })).toMatchObject({
    configuration: { data: join(folder, 'kept') },
  });
});

it('answers --help whatever else is wrong', () => {
  expect(read(['--prot', '--help'])).toEqual({ kind: 'help' });
});

describe('says where the problem is', () => {
  it.each([
    [['--port', 'abc'], {}, { where: '--port', message: 'has to be a whole number from 0 to 65535, not "abc"' }],
    [['--port', '65536'], {}, { where: '--port', message: 'has to be a whole number from 0 to 65535, not 65536' }],
    [['--port'], {}, { where: '--port', message: 'needs a value' }],
    [['--port', '--no-samples'], {}, { where: '--port', message: 'needs a value' }],
    [['--no-samples=1'], {}, { where: '--no-samples', message: 'takes no value' }],
    [['--prot', '1'], {}, { where: '--prot', message: 'is no option', hint: 'did you mean "--port"?' }],
    [['--host='], {}, { where: '--host', message: 'has to be a text that is not empty, not ""' }],
    [[], { RULEWRIGHT_PORT: '-1' }, { where: 'RULEWRIGHT_PORT', message: 'has to be a whole number from 0 to 65535, not "-1"' }],
    [[], { RULEWRIGHT_SAMPLES: 'maybe' }, { where: 'RULEWRIGHT_SAMPLES', message: 'has to be true or false, not "maybe"' }],
  ])('%j %j', (argv, env, problem) => {
    const result = read(argv, env);
    expect(result).toMatchObject({ kind: 'invalid' });
    expect(result.kind === 'invalid' && result.problems[0]).toEqual(problem);
  });

  it.each([
    ['{ "port": "8484" }', 'rulewright.config.json: port', 'has to be a whole number from 0 to 65535, not "8484"'],
    ['{ "snapshotSeconds": 0 }', 'rulewright.config.json: snapshotSeconds', 'has to be a number from 0.1 to 86400, not 0'],
    ['{ "journalDays": 0.5 }', 'rulewright.config.json: journalDays', 'has to be a whole number from 1 to 36500, not 0.5'],
    [
      '{ "proxies": ["10.0.0.0/33"] }',
      'rulewright.config.json: proxies',
      'has to be a list of addresses, ranges such as 10.0.0.0/8, or "loopback"',
    ],
    ['{ "host": null }', 'rulewright.config.json: host', 'has to be a text that is not empty, not null'],
    ['[]', '', 'has to hold one JSON object'],
    ['{ "port": 1, }', '', expect.stringMatching(/^is not JSON: .*position 13/)],
  ])('file %s', (text, where, message) => {
    file(text);
    expect(read()).toEqual({ kind: 'invalid', problems: [{ where: where || join(folder, 'rulewright.config.json'), message }] });
  });

  it('and all of them at once', () => {
    file('{ "prot": 1, "samples": 1 }');
    expect(read(['--port', 'x'])).toEqual({
      kind: 'invalid',
      problems: [
        { where: '--port', message: 'has to be a whole number from 0 to 65535, not "x"' },
        { where: 'rulewright.config.json: samples', message: 'has to be true or false, not 1' },
        { where: 'rulewright.config.json: prot', message: 'is no option', hint: 'did you mean "port"?' },
      ],
    });
  });

  it('when a named file is missing', () => {
    expect(read(['--config', 'none.json'])).toEqual({
      kind: 'invalid',
      problems: [{ where: join(folder, 'none.json'), message: 'there is no such file' }],
    });
  });
});

it('explains every option and variable', () => {
  const help = helpText();
  const names = [...Object.keys(configurationSchema.shape), ...Object.keys(VARIABLES)];
  expect(names.filter((name) => !help.includes(name))).toEqual([]);
});

it('publishes its schema', () => {
  const published = JSON.parse(readFileSync(new URL('../../../../docs/rulewright.config.schema.json', import.meta.url), 'utf8'));
  expect(published).toEqual({ ...z.toJSONSchema(configurationSchema, { io: 'input' }), title: 'Rulewright configuration' });
});
