import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Field 22 of /proc/PID/stat, counted after the command's name, which may itself hold spaces and parentheses. */
const START_TICKS_AFTER_NAME = 19;

const linuxIdentity = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') throw new Error(`process ${pid} has ended`);
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}/${fields[START_TICKS_AFTER_NAME]}`;
};

const otherIdentity = (pid: number): string =>
  execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/**
 * Tells one life of a process id from the next: numbers are given again, after a restart of a container even at once.
 *
 * @returns a text that no other process of this machine has had under that number, or undefined when no such process runs
 */
export const processIdentity = (pid: number): string | undefined => {
  try {
    const identity = process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);
    return identity === '' ? undefined : identity;
  } catch {
    return undefined;
  }
};

/** Command line of a running process, or an empty text. */
export const processCommand = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
};
