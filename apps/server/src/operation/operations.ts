import { existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Configuration } from '../configuration/configuration.js';
import { messageOf } from '../message-of.js';
import { BackupError } from '../store/backup/form.js';
import { checkBackup, readBackup } from '../store/backup/read-backup.js';
import { writeBackup } from '../store/backup/write-backup.js';
import { openBeside, openStore } from '../store/open-store.js';
import { lockFolder } from '../store/postgres/folder-lock.js';
import { hasCluster } from '../store/postgres/home.js';
import { examine, type Finding } from './doctor.js';

/** What the server's program does instead of serving. */
export interface Operation {
  readonly name: 'doctor' | 'backup' | 'restore';
  /** the file of a back-up */
  readonly file: string | undefined;
  /** whether a back-up may write over a file that is there */
  readonly force: boolean;
  /** the arguments that are left */
  readonly argv: readonly string[];
}

/** Finds out whether the arguments ask for something else than a server. */
export function operationOf(argv: readonly string[]): Operation | undefined {
  const [name, ...given] = argv;
  if (name === 'doctor') return { name, file: undefined, force: false, argv: given };
  if (name !== 'backup' && name !== 'restore') return undefined;
  const force = name === 'backup' && given.includes('--force');
  const [next, ...rest] = force ? given.filter((argument) => argument !== '--force') : given;
  return next === undefined || next.startsWith('-')
    ? { name, file: undefined, force, argv: next === undefined ? [] : [next, ...rest] }
    : { name, file: next, force, argv: rest };
}

/** @returns the exit code */
export async function runOperation(
  { name, file, force }: Operation,
  configuration: Configuration,
  print: (line: string) => void,
): Promise<number> {
  if (name === 'doctor') return tell(await examine(configuration), print);
  if (file === undefined) {
    print(`${name} needs a file: rulewright ${name} FILE`);
    return 1;
  }
  const path = resolve(file);
  if (name === 'restore') return restore(configuration, path, print);
  if (!force && statSync(path, { throwIfNoEntry: false })?.isFile()) {
    print(`"${path}" is there already: name another file, or write over it with --force`);
    return 1;
  }
  return backup(configuration, path, print);
}

const MARK = { well: 'ok   ', odd: 'odd  ', wrong: 'WRONG' } as const satisfies Record<Finding['state'], string>;

function tell(findings: readonly Finding[], print: (line: string) => void): number {
  for (const { about, state, message } of findings) print(`${MARK[state]} ${about}: ${message}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}

async function backup({ data, databaseUrl }: Configuration, file: string, print: (line: string) => void): Promise<number> {
  if (databaseUrl === undefined && !hasCluster(data)) {
    print(`there is nothing to back up in "${data}": say with --data where the server keeps its data`);
    return 1;
  }
  const { store } = await openBeside({ dataFolder: data, databaseUrl });
  try {
    const { tables, rows } = await writeBackup(store.pool, file, new Date());
    print(
      `${rows} rows of ${tables} tables are in "${file}". Secrets are sealed: keep the key (secret.key in "${data}", or RULEWRIGHT_SECRET_KEY) apart.`,
    );
    return 0;
  } catch (error) {
    return saidOf(error, print);
  } finally {
    await store.close();
  }
}

async function restore({ data, databaseUrl }: Configuration, file: string, print: (line: string) => void): Promise<number> {
  let undo = () => {};
  try {
    await checkBackup(file);
    const before = databaseUrl === undefined ? lookInto(data) : 'filled';
    const store = await openStore({ dataFolder: data, databaseUrl });
    // Only now is it known that no server has the folder; one that came and went in between has left a schema.
    if (before !== 'filled' && store.migrated.length > 0) undo = () => clear(data, before, print);
    try {
      const { tables, rows } = await readBackup(store.pool, file);
      undo = () => {};
      print(`${rows} rows of ${tables} tables are back.`);
    } finally {
      await store.close();
    }
    return 0;
  } catch (error) {
    return saidOf(error, print);
  } finally {
    undo();
  }
}

type FolderState = 'missing' | 'empty' | 'filled';

function lookInto(folder: string): FolderState {
  if (!existsSync(folder)) return 'missing';
  return readdirSync(folder).length === 0 ? 'empty' : 'filled';
}

/** Takes away what was made for a back-up that could not be read. A folder that was there may be a mount point: it stays. */
function clear(folder: string, before: FolderState, print: (line: string) => void): void {
  try {
    const made = readdirSync(folder);
    const lock = lockFolder(folder);
    for (const name of made) rmSync(join(folder, name), { recursive: true, force: true });
    lock.release();
    if (before === 'missing') rmdirSync(folder);
  } catch (error) {
    print(`"${folder}" could not be emptied again: ${messageOf(error)}`);
  }
}

/** Tells what a person can do something about. @returns the exit code */
function saidOf(error: unknown, print: (line: string) => void): number {
  if (!(error instanceof BackupError)) throw error;
  print(error.message);
  return 1;
}
