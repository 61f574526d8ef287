import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const START_WITHIN_MS = 60_000;

/** A server in a process of its own, which a test may kill. */
export interface ChildServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** what it printed */
  output(): string;
  /** Ends it without a chance to clean up. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code and how long it took */
  terminate(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
}

export function spawnServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(process.execPath, ['--conditions=@rulewright/source', '--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { child, output: () => text };
}

/** Starts a server on a data folder and waits until it is ready. */
export async function childServer(data: string, port = 0, env: Readonly<Record<string, string>> = {}): Promise<ChildServer> {
  const { child, output } = spawnServer(['--port', String(port), '--data', data, '--no-samples'], env);
  const url = await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`the server did not start:\n${output()}`)), START_WITHIN_MS);
    const look = (): void => {
      const match = /ready: (http:\/\/[\w.:]+)/.exec(output());
      if (!match?.[1]) return;
      clearTimeout(impatience);
      resolve(match[1]);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(impatience);
      reject(new Error(`the server ended with ${code}:\n${output()}`));
    });
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    child,
    output,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    terminate: async (signal = 'SIGTERM') => {
      const started = performance.now();
      child.kill(signal);
      return { code: await exited, ms: performance.now() - started };
    },
  };
}
