import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@rulewright/epl/syntax';

/** Folder with material that is not part of the repository: `RULEWRIGHT_SHARED`, or `shared` beside the repository. */
const SEEDS = join(
  process.env['RULEWRIGHT_SHARED'] ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../shared'),
  'seeds',
);

export const hasSeeds = existsSync(SEEDS);

/** The EPL on the pages of the two documents, as it stands there: blocks of text that hold at least one statement. */
export function seedTexts(): readonly string[] {
  return readdirSync(SEEDS)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) =>
      [...readFileSync(join(SEEDS, file), 'utf8').matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block = '']) => block),
    )
    .filter((block) => parse(block).document.statements.some(({ body }) => body.kind !== 'missing-statement'));
}
