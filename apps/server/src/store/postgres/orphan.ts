import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store-error.js';
import { endPostgres } from './ending.js';
import { processCommand, processIdentity } from './process-identity.js';

/** Process that runs on these files, by PostgreSQL's own pid file. */
const postmasterOf = (cluster: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Stops the PostgreSQL that a killed server left running on these files. Called under the lock of the data folder, so whatever runs
 * there is nobody's. A pid file whose number now belongs to some other program is removed: PostgreSQL would take that for its like.
 *
 * @returns the pid that was stopped, or undefined when there was none
 * @throws StoreError `postgres-failed` when it cannot be stopped
 */
export const stopOrphan = async (cluster: string): Promise<number | undefined> => {
  const pid = postmasterOf(cluster);
  if (pid === undefined || processIdentity(pid) === undefined) return undefined;
  if (!processCommand(pid).includes('postgres')) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  if (await endPostgres(pid)) return pid;
  throw new StoreError('postgres-failed', `a PostgreSQL left by an earlier server, process ${pid}, does not stop`, {
    hint: `end process ${pid}, then start again`,
  });
};
