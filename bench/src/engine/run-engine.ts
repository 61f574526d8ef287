import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ORACLE = resolve(ROOT, process.env['RULEWRIGHT_SHARED'] ?? '../shared', 'oracle/oracle');
const OURS = resolve(ROOT, 'apps/cli/bin/rulewright.mjs');

/** What either engine says of a run. */
export interface EngineRun {
  readonly rows: number;
  readonly deploy_ms: number;
  /** one a pass */
  readonly seconds: readonly number[];
}

export interface RunFiles {
  readonly epl: string;
  readonly events: string;
  readonly passes: number;
}

/** Runs our engine in a process of its own. */
export function runOurs(files: RunFiles): Promise<EngineRun> {
  return run(process.execPath, ['--max-semi-space-size=64', OURS, 'bench'], files);
}

/** Whether Esper can be asked on this machine. */
export const hasEsper = existsSync(ORACLE);

/** Runs Esper in a process of its own. */
export function runEsper(files: RunFiles): Promise<EngineRun> {
  return run(ORACLE, ['--bench'], files);
}

async function run(program: string, args: readonly string[], { epl, events, passes }: RunFiles): Promise<EngineRun> {
  const env = { ORACLE_JAVA_OPTS: '-Xmx6g', ...process.env };
  const { stdout } = await promisify(execFile)(program, [...args, epl, events, String(passes)], { env });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return JSON.parse(line) as EngineRun;
}
