import type { HostInfo } from '@rulewright/epl/semantics';

export interface HostFactsOptions {
  /** names of the files that `@Load` may read; undefined = nobody knows */
  readonly files: () => Promise<readonly string[] | undefined>;
  /** what alerts may name as their output */
  readonly outIds: () => Promise<readonly string[]>;
}

/**
 * What is set up around the engine now, so that a rule that names something else is told of it when it is written and deployed. No connection
 * answers lookups yet.
 */
export async function hostFacts({ files: filesNow, outIds }: HostFactsOptions): Promise<HostInfo> {
  const [ids, files] = await Promise.all([outIds(), filesNow()]);
  const outputIds = ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  return { outputIds: outputIds.sort((a, b) => a - b), lookups: new Map(), ...(files && { files }) };
}
