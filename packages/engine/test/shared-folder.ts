import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Folder of recorded behaviour that is not part of the repository: `RULEWRIGHT_SHARED`, or `shared` beside the repository. */
export const SHARED = resolve(REPOSITORY, process.env['RULEWRIGHT_SHARED'] ?? '../shared');

/** A file or folder in it; undefined when it is absent, so that a test can say that it is skipped. */
export function inShared(...path: readonly string[]): string | undefined {
  const place = join(SHARED, ...path);
  return existsSync(place) ? place : undefined;
}
