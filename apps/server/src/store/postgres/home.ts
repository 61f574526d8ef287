import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { type Account, canReach } from './account.js';
import type { PostgresBinaries } from './binaries.js';

/** Where one embedded PostgreSQL has its files. */
export interface PostgresHome {
  readonly binFolder: string;
  /** PGDATA. */
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly password: string;
}

/** Longest path of a Unix socket: 107 bytes on Linux, 103 on macOS; PostgreSQL adds `/.s.PGSQL.5432`. */
const SOCKET_FOLDER_MAX_BYTES = 88;

/** For what cannot stay in the data folder, because the account of PostgreSQL is not let in there. */
const SYSTEM_FOLDER = '/var/lib/rulewright';

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const ownFolder = (path: string, account: Account | undefined): string => {
  makeFolder(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
  return path;
};

/** The binaries themselves, or a copy where the account can reach them. Copied aside and renamed: never half there. */
const reachableBinaries = ({ folder, version }: PostgresBinaries, account: Account | undefined): string => {
  if (!account || canReach(folder, account)) return folder;
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    makeFolder(SYSTEM_FOLDER, 0o755);
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return copy;
};

/** In the data folder, wherever the cluster is: as long as it is not there, no cluster is. */
const PASSWORD_FILE = 'postgres.password';

/** Whether an embedded database was made in this data folder. */
export const hasCluster = (dataFolder: string): boolean => existsSync(join(dataFolder, PASSWORD_FILE));

/** Made once for each cluster; readable by the server's own user alone. */
const passwordOf = (dataFolder: string): string => {
  const file = join(dataFolder, PASSWORD_FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${password}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return password;
};

/**
 * Decides where things are and makes the folders.
 *
 * All of it is in the data folder, but for two cases: run as root with a data folder (or an installation) that the account of
 * PostgreSQL cannot reach, the cluster (or a copy of the binaries) is in `/var/lib/rulewright`; and where the path would be too long
 * for a socket, the socket is in the folder for temporary files.
 */
export const postgresHome = (dataFolder: string, binaries: PostgresBinaries, account: Account | undefined): PostgresHome => {
  const folder = realpathSync(dataFolder);
  const reachable = !account || canReach(join(folder, 'postgres'), account);
  const home = reachable ? folder : join(SYSTEM_FOLDER, fingerprint(folder));
  makeFolder(home, 0o755);
  const socketFolder = join(home, 'postgres-socket');
  return {
    binFolder: join(reachableBinaries(binaries, account), 'bin'),
    cluster: join(home, 'postgres'),
    socketFolder: ownFolder(
      Buffer.byteLength(socketFolder) <= SOCKET_FOLDER_MAX_BYTES ? socketFolder : join(tmpdir(), `rulewright-${fingerprint(home)}`),
      account,
    ),
    logFile: join(folder, 'postgres.log'),
    password: passwordOf(folder),
  };
};
