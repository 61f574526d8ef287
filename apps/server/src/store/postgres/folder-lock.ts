import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { StoreError } from '../store-error.js';
import { processIdentity } from './process-identity.js';

/** One server for a folder. Ends with `release`, or with the process: a lock whose process is gone is taken over. */
export interface FolderLock {
  readonly release: () => void;
}

interface Owner {
  readonly pid: number;
  readonly identity: string;
  readonly since: string;
}

const LOCK = 'server.lock';

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Undefined if there is no such file; one that may not be read is an error: whoever waits for it to go away waits for ever. */
const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw new Error(`"${path}": ${(error as Error).message}`, { cause: error });
  }
};

/** Undefined when the text is no lock (cut short by a crash) or its process has ended. */
const livingOwner = (text: string): Owner | undefined => {
  try {
    const owner = JSON.parse(text) as Owner;
    return processIdentity(owner.pid) === owner.identity ? owner : undefined;
  } catch {
    return undefined;
  }
};

/** Puts the finished file in place in one step; false when a lock is there already. */
const place = (draft: string, lock: string): boolean => {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Moves a dead lock away. Of two that try, the slower may catch the lock that the faster has just placed: that one goes back. */
const clearAway = (lock: string, seen: string): void => {
  const aside = `${lock}.${process.pid}.old`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  if (readText(aside) !== seen) place(aside, lock);
  rmSync(aside, { force: true });
};

const take = (folder: string, draft: string): void => {
  const lock = join(folder, LOCK);
  while (!place(draft, lock)) {
    const seen = readText(lock);
    const owner = seen === undefined ? undefined : livingOwner(seen);
    if (owner) {
      throw new StoreError(
        'folder-in-use',
        `data folder "${folder}" is in use by process ${owner.pid}, running since ${owner.since}`,
        {
          hint: 'stop that server, or give this one another folder with --data',
        },
      );
    }
    if (seen !== undefined) clearAway(lock, seen);
  }
};

/**
 * Takes the data folder for this process, making it when it is missing.
 *
 * @throws StoreError `folder-in-use` while another living process holds it, `folder-unusable` when it cannot be written
 */
export const lockFolder = (folder: string): FolderLock => {
  const owner: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? '', since: new Date().toISOString() };
  const text = JSON.stringify(owner);
  const draft = join(folder, `${LOCK}.${process.pid}`);
  try {
    makeFolder(resolve(folder), 0o755);
    writeFileSync(draft, text);
    try {
      take(folder, draft);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('folder-unusable', `data folder "${folder}" cannot be written: ${(cause as Error).message}`, {
      hint: 'give a folder that this user may write with --data',
      cause,
    });
  }
  const lock = join(folder, LOCK);
  return {
    release: () => {
      if (readText(lock) === text) rmSync(lock, { force: true });
    },
  };
};
