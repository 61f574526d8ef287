import { readdirSync, readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** Processor seconds of a process and of those below it (Linux): on a machine that others use too, the fairer measure. */
export interface ProcessorTime {
  readonly server: number;
  /** PostgreSQL */
  readonly below: number;
}

export function processorTime(root: number): ProcessorTime {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const below = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.seconds + below(child.pid), 0);
  return { server: processes.find(({ pid }) => pid === root)?.seconds ?? 0, below: below(root) };
}

function statOf(name: string): { readonly pid: number; readonly parent: number; readonly seconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return { pid: Number(name), parent: parent ?? 0, seconds: ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
