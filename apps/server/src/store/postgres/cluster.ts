import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../store-error.js';
import type { Account } from './account.js';
import type { PostgresHome } from './home.js';

/** Superuser of the embedded server, and name of its one database. */
export const POSTGRES_USER = 'rulewright';

const majorOf = (version: string): string => version.trim().split('.')[0] ?? '';

const initdb = ({ binFolder, password }: PostgresHome, folder: string, account: Account | undefined): void => {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    // Built-in locale: the same order of texts on every machine, whatever locales it has.
    const args = [
      `--pgdata=${folder}`,
      `--username=${POSTGRES_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ];
    const { status, stderr, error } = spawnSync(join(binFolder, 'initdb'), args, {
      ...account,
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (status !== 0) {
      throw new StoreError(
        'postgres-failed',
        `the database in "${folder}" could not be made: ${(stderr ?? error?.message ?? '').trim()}`,
        {
          cause: error,
        },
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/**
 * Makes the database files, once. They are made aside and renamed when whole, so that a start that was killed leaves nothing to
 * clean up by hand.
 *
 * @throws StoreError `postgres-failed`, also when the files are of another major version
 */
export const ensureCluster = (home: PostgresHome, version: string, account: Account | undefined): void => {
  const versionFile = join(home.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found === majorOf(version)) return;
    throw new StoreError(
      'postgres-failed',
      `the database in "${home.cluster}" is of PostgreSQL ${found}, this is ${majorOf(version)}`,
      {
        hint: 'make a back-up with the version that wrote it and restore it into a new data folder',
      },
    );
  }
  const draft = `${home.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(draft), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account) chownSync(draft, account.uid, account.gid);
  initdb(home, draft, account);
  renameSync(draft, home.cluster);
};
