import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Root of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Path of an installed command-line tool. */
export const tool = (name) => `${ROOT}node_modules/.bin/${name}`;

/**
 * Runs one command to its end and keeps what it printed.
 *
 * @param {{ command: string, args?: readonly string[], env?: Record<string, string>, echo?: boolean, cwd?: string,
 *   onStart?: (child: import('node:child_process').ChildProcess) => void }} part `echo` shows the output while it runs, too
 * @returns {Promise<{ code: number, output: string, seconds: number }>} code 127 when the command could not be started
 */
export const run = ({ command, args = [], env = {}, echo = false, cwd = ROOT, onStart }) =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    onStart?.(child);
    let output = '';
    const keep = (stream) => (chunk) => {
      output += chunk;
      if (echo) stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    const finish = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });

/** `ok  types            1.2 s` */
export const partLine = ({ name, passed, seconds, note = '' }) =>
  `${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(22)}${`${seconds.toFixed(1)} s`.padStart(8)}${note ? `  ${note}` : ''}`;
