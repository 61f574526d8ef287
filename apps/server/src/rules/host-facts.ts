import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostInfo } from '@rulewright/epl/semantics';

export interface HostFactsOptions {
  /** folder of the files that `@Load` reads */
  readonly loadFolder: string;
  /** what alerts may name as their output */
  readonly outIds: () => Promise<readonly string[]>;
}

/** With more files than these nobody is told which there are, and none is missed. */
const FILES_MAX = 1000;

/**
 * What is set up around the engine now, so that a rule that names something else is told of it when it is written and deployed. No connection
 * answers lookups yet.
 */
export async function hostFacts({ loadFolder, outIds }: HostFactsOptions): Promise<HostInfo> {
  const [ids, files] = await Promise.all([outIds(), filesIn(loadFolder)]);
  const outputIds = ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  return { outputIds: outputIds.sort((a, b) => a - b), lookups: new Map(), ...(files && { files }) };
}

/** Names of files as `@Load` has them; none if the folder is not there, undefined if there are too many: no more folders are read then. */
async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  const files: string[] = [];
  const folders = [''];
  for (let inner = folders.pop(); inner !== undefined; inner = folders.pop()) {
    for (const entry of await readdir(join(folder, inner), { withFileTypes: true }).catch(() => [])) {
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(name);
    }
    if (files.length + folders.length > FILES_MAX) return undefined;
  }
  return files.sort();
}
