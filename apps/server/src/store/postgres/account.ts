import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../store-error.js';

/** The system account under which PostgreSQL runs when the server itself runs as root, which PostgreSQL refuses to. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

const ask = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const find = (): Account | undefined => {
  try {
    return { uid: Number(ask('id', '-u', NAME)), gid: Number(ask('id', '-g', NAME)) };
  } catch {
    return undefined;
  }
};

const create = (): void => {
  try {
    ask('groupadd', '--force', '--system', NAME);
    ask(
      'useradd',
      '--system',
      '--gid',
      NAME,
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      NAME,
    );
  } catch (cause) {
    throw new StoreError('postgres-failed', `PostgreSQL does not run as root, and the system user "${NAME}" could not be made`, {
      hint: 'start as another user, or give the address of a PostgreSQL server in DATABASE_URL',
      cause,
    });
  }
};

/** The account to run PostgreSQL under, made when it is missing; undefined = our own. */
export const postgresAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const found = find();
  if (found) return found;
  create();
  return find();
};

const mayEnter = (folder: string, { uid, gid }: Account): boolean => {
  const { mode, uid: owner, gid: group } = statSync(folder);
  if (owner === uid) return (mode & 0o100) !== 0;
  if (group === gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** Whether the account may walk down to an existing path: each folder on the way has to let it in. Root's home does not. */
export const canReach = (path: string, account: Account): boolean => {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!mayEnter(folder, account)) return false;
    if (folder === dirname(folder)) return true;
  }
};
