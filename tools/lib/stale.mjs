import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './run.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.turbo', 'coverage', 'test-results', 'playwright-report', 'test']);
const isTest = (name) => /\.test\.tsx?$/.test(name);

/** Every file below a path as `path:mtime:size`; the path itself when it is a file. A missing one is told apart from an empty one. */
const listing = (root, path) => {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [`${path}:missing`];
  if (!stat.isDirectory()) return [`${path}:${stat.mtimeMs}:${stat.size}`];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name) && !isTest(entry.name))
    .flatMap((entry) => listing(root, `${path}/${entry.name}`));
};

const readOrNothing = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Tells whether a step has to be done again: when a file that it reads was touched since, or a file that it wrote is gone.
 *
 * @param {{ name: string, inputs: readonly string[], outputs: readonly string[], root?: string }} step paths from the root; folders count whole, but
 *   for builds and tests
 * @returns {{ stale: boolean, done: () => void }} `done` notes the inputs as they were when this was asked, so that a change made
 *   while the step ran counts as one
 */
export const staleness = ({ name, inputs, outputs, root = ROOT }) => {
  const stamp = join(root, 'node_modules/.cache/rulewright', `${name}.stamp`);
  const now = inputs.flatMap((path) => listing(root, path)).join('\n');
  const present = outputs.every((path) => statSync(join(root, path), { throwIfNoEntry: false }));
  return {
    stale: !present || readOrNothing(stamp) !== now,
    done: () => {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, now);
    },
  };
};

/** For npm, which notes what it installed in a copy of the lock file: whether that is missing or older than the lock file. */
export const installStaleness = (root = ROOT) => {
  const installed = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  const wanted = statSync(join(root, 'package-lock.json'));
  return { stale: !installed || installed.mtimeMs < wanted.mtimeMs, done: () => {} };
};
