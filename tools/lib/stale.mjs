import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './run.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.turbo', 'coverage', 'test-results', 'playwright-report']);

/** Every file below a path as `path:mtime:size`; the path itself when it is a file; nothing when it is missing. */
const listing = (path) => {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stat) return [`${path}:missing`];
  if (!stat.isDirectory()) return [`${path}:${stat.mtimeMs}:${stat.size}`];
  return readdirSync(join(ROOT, path))
    .filter((name) => !SKIPPED.has(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => listing(`${path}/${name}`));
};

/**
 * Tells whether a step has to be done again: when a file it reads was touched, or a file it wrote is gone.
 *
 * @param {{ name: string, inputs: readonly string[], outputs: readonly string[] }} step paths from the root; folders count whole,
 *   without builds and tests
 * @returns {{ stale: boolean, done: () => void }} `done` notes the inputs as they were when this was asked
 */
export const staleness = ({ name, inputs, outputs }) => {
  const stamp = join(ROOT, 'node_modules/.cache/rulewright', `${name}.stamp`);
  const now = inputs.flatMap(listing).join('\n');
  const present = outputs.every((path) => statSync(join(ROOT, path), { throwIfNoEntry: false }));
  let before;
  try {
    before = readFileSync(stamp, 'utf8');
  } catch {
    before = undefined;
  }
  return {
    stale: !present || before !== now,
    done: () => {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, now);
    },
  };
};
