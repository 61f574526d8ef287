import { setTimeout as pause } from 'node:timers/promises';
import { processIdentity } from './process-identity.js';

const POLL_MS = 10;
const FAST_MS = 3500;
const IMMEDIATE_MS = 1000;

/** Waits until that life of the process is over; false when it still runs after `withinMs`. */
const ended = async (pid: number, identity: string | undefined, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs;
  while (identity !== undefined && processIdentity(pid) === identity) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
};

/** Signals a process that may have ended already. */
export const signalPostgres = (pid: number, name: 'SIGINT' | 'SIGQUIT'): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/**
 * Ends a PostgreSQL server within five seconds: fast (sessions are rolled back, everything is written), and if that takes too long at
 * once (the next start recovers from its log). Never by SIGKILL, which would leave its children behind with the files open.
 *
 * @returns false when it still runs
 */
export const endPostgres = async (pid: number): Promise<boolean> => {
  const identity = processIdentity(pid);
  signalPostgres(pid, 'SIGINT');
  if (await ended(pid, identity, FAST_MS)) return true;
  signalPostgres(pid, 'SIGQUIT');
  return ended(pid, identity, IMMEDIATE_MS);
};
