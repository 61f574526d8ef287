import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = join(ROOT, 'apps/server/dist/main.js');

/** The built server on a new data folder, as a process of its own that a benchmark starts, kills and starts again. */
export interface BenchServer {
  /** @returns ms until it took events */
  start(): Promise<number>;
  url(): string;
  pid(): number;
  kill(): Promise<void>;
  /** Stops it and removes its folder. */
  end(): Promise<void>;
}

/** Flags for a CPU profile of each thread. @param folder absent = none */
export function profileFlags(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/**
 * Builds the server if its sources have changed.
 *
 * @param configuration as in its configuration file
 * @param flags         of Node, for its process
 */
export function benchServer(configuration: Readonly<Record<string, unknown>> = {}, flags: readonly string[] = []): BenchServer {
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-b', 'apps/server'], { cwd: ROOT, stdio: 'inherit' });
  const data = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
  chmodSync(data, 0o755);
  const file = join(data, 'bench.json');
  writeFileSync(file, JSON.stringify({ port: 0, data, samples: false, ...configuration }));
  let child: ChildProcess | undefined;
  let url = '';
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const exited = new Promise((resolve) => ending.removeAllListeners('exit').once('exit', resolve));
    ending.kill(signal);
    await exited;
  };
  return {
    start: async () => {
      const began = performance.now();
      const started = spawn(process.execPath, [...flags, MAIN, '--config', file], { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      url = await new Promise<string>((resolve, reject) => {
        started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
        started.stdout?.setEncoding('utf8').on('data', (text: string) => {
          const match = /ready: (http:\/\/[\w.:]+)/.exec(text);
          if (match?.[1]) resolve(match[1]);
        });
      });
      return performance.now() - began;
    },
    url: () => url,
    pid: () => child?.pid ?? 0,
    kill: () => stop('SIGKILL'),
    end: async () => {
      await stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
