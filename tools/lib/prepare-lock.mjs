import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './run.mjs';

const ASK_AGAIN_MS = 250;
/** Nobody prepares for so long: the number of a process that is gone may belong to another by then. */
const GIVEN_UP_AFTER_MS = 15 * 60_000;

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The process that holds the lock, or undefined when nobody does any more. */
const holder = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return alive(pid) && Date.now() - statSync(file).mtimeMs < GIVEN_UP_AFTER_MS ? pid : undefined;
  } catch {
    return undefined;
  }
};

const taken = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * One at a time installs and builds in a tree. Outside node_modules, which an installation removes.
 *
 * @param {{ root?: string, waiting?: (pid: number) => void }} options `waiting` hears once of whom we wait for
 * @returns {Promise<() => void>} gives the lock back
 */
export const prepareLock = async ({ root = ROOT, waiting = () => {} } = {}) => {
  const file = join(root, '.turbo/prepare.lock');
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !taken(file); ) {
    const pid = holder(file);
    if (pid === undefined) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) waiting(pid);
    told = true;
    await pause(ASK_AGAIN_MS);
  }
  return () => rmSync(file, { force: true });
};
