import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const shared = process.env['RULEWRIGHT_SHARED'] ?? `${root}../shared`;
const data = `${shared}/data/zeek-wrccdc`;
const flows = ['dns', 'ssl', 'weird', 'rdp', 'ntlm', 'smb_mapping', 'kerberos', 'ssh'].map((name) => `${data}/${name}.json.gz`);

/** Runs the built command line, as a user does. */
const rulewright = (...args: readonly string[]) =>
  run(process.execPath, [`${root}apps/cli/bin/rulewright.mjs`, ...args], { maxBuffer: 64 << 20 });

describe.skipIf(!existsSync(data))('replay of 21 minutes of the WRCCDC 2018 competition (shared data: zeek-wrccdc)', () => {
  it('finds 13 sources with more than 25 targets in 30 s, 2 with more than 30, 4 with more than 50 in 10 min', async () => {
    const here = fileURLToPath(new URL('./wrccdc/', import.meta.url));
    const { stdout, stderr } = await rulewright('replay', `${here}scan.epl`, ...flows, '--map', `${here}map.json`, '--json');
    const alerts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { alert: string; row: { src_ip: string } });
    const sources = (alert: string) =>
      [...new Set(alerts.filter((one) => one.alert === alert).map((one) => one.row.src_ip))].sort();
    expect(sources('scan')).toHaveLength(13);
    expect(sources('wide scan')).toEqual(['10.164.94.120', '10.47.26.25']);
    expect(sources('slow scan')).toEqual(['10.47.1.155', '10.47.26.25', '10.47.6.159', '10.47.7.154']);
    expect(stderr).toContain('132261 events of 132261 records, 0 rejected, 0 refused');
  }, 120_000);
});
