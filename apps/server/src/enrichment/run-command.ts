import { execFile } from 'node:child_process';
import type { CommandCall } from './question.js';

const TIMEOUT_MS = 10_000;
const MAX_OUTPUT_BYTES = 65_536;

/**
 * Runs a program without a shell, with an empty environment, and gives what it prints.
 *
 * @throws Error if it cannot be started, takes too long, prints too much or fails
 */
export function runCommand({ file, args }: CommandCall): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      timeout: TIMEOUT_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
      shell: false,
      cwd: '/',
      env: { LANG: 'C' },
      killSignal: 'SIGKILL',
    } as const;
    const child = execFile(file, [...args], options, (error, stdout) => {
      if (error) reject(new Error(error.killed ? `took longer than ${TIMEOUT_MS} ms` : `ended with ${error.code ?? error.signal}`));
      else resolve(stdout.trim());
    });
    child.stdin?.end();
  });
}
