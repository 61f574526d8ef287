import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from '../command.js';
import { UsageError } from '../usage-error.js';

/** The server's program, as far from the sources as from the build. */
const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

/** What the server's own program does with its store: it runs by itself, with the arguments as they are. */
export function serverCommand(name: 'doctor' | 'backup' | 'restore', help: string): Command {
  return {
    help,
    run: (args) => {
      if (!existsSync(MAIN)) throw new UsageError('the server is not built: run "npm run build"');
      const child = spawn(process.execPath, [MAIN, name, ...args], { stdio: 'inherit' });
      return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
      });
    },
  };
}

const OPTIONS = '  --data DIR, --config FILE and the environment name the store, as for the server';

export const doctor = serverCommand(
  'doctor',
  `Looks at Node, folders, disk, database, port and allowed programs; exit 1 when something is wrong.\n${OPTIONS}`,
);
export const backup = serverCommand(
  'backup',
  `Writes one file of one moment, also while the server runs; sealed secrets need their key.\n  --force  writes over a file that is there\n${OPTIONS}`,
);
export const restore = serverCommand(
  'restore',
  `Reads a back-up into an empty workspace while no server runs on it; all of it or nothing.\n${OPTIONS}`,
);
