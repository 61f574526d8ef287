import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** With more files than these nobody is told which there are, and none is missed. */
const FILES_MAX = 1000;
/** A folder that was read so soon after a change may have changed again within one tick of the file system's clock: it is read once more. */
const SETTLED_AFTER_MS = 2000;

/** A folder as it was read: it holds the same names as long as its time of change is the same. */
interface ReadFolder {
  readonly changedAt: number;
  readonly readAt: number;
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The files that `@Load` may read. A folder is read again when it has changed; else asking costs one look at each folder, not at each file. */
export class LoadFolder {
  readonly #path: string;
  readonly #now: () => number;
  #read = new Map<string, ReadFolder>();

  /** @param now wall clock, ms since the epoch */
  constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  /** Names as `@Load` has them; none of a folder that is not there or cannot be read, undefined if there are too many: no more folders are read then. */
  async files(): Promise<readonly string[] | undefined> {
    const read = new Map<string, ReadFolder>();
    const files: string[] = [];
    const waiting = [''];
    for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
      const folder = await this.#folder(inner);
      // One that cannot be read is not remembered: that it can be read again does not change its time.
      if (!folder) continue;
      read.set(inner, folder);
      files.push(...folder.files);
      waiting.push(...folder.folders);
      if (files.length + waiting.length > FILES_MAX) break;
    }
    this.#read = read;
    return files.length + waiting.length > FILES_MAX ? undefined : files.sort();
  }

  async #folder(inner: string): Promise<ReadFolder | undefined> {
    const path = join(this.#path, inner);
    // The times first: what is changed while the folder is read is found the next time.
    const readAt = this.#now();
    const changedAt = (await stat(path).catch(() => undefined))?.mtimeMs;
    if (changedAt === undefined) return undefined;
    const known = this.#read.get(inner);
    if (known?.changedAt === changedAt && known.readAt - changedAt > SETTLED_AFTER_MS) return known;
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) return undefined;
    const files: string[] = [];
    const folders: string[] = [];
    for (const entry of entries) {
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(name);
    }
    return { changedAt, readAt, files, folders };
  }
}
