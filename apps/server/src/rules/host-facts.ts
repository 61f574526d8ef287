import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
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

/** Names of files as `@Load` has them; none if the folder is not there. */
async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    if (files.length > FILES_MAX) return undefined;
    return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/')).sort();
  } catch {
    return [];
  }
}
