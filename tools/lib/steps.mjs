import { run, tool } from './run.mjs';
import { staleness } from './stale.mjs';

/** What stands between a clone and a server that runs, in this order. Each is done only when something it reads has changed. */

/** Installed packages: as the lock file has them. npm writes its own copy of that file last. */
export const INSTALL = {
  name: 'install',
  title: 'installing packages',
  inputs: ['package-lock.json'],
  outputs: ['node_modules/.package-lock.json'],
  command: 'npm',
  args: ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
};

/** The Prisma client, written from the schema. */
export const GENERATE = {
  name: 'generate',
  title: 'generating the database client',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/@prisma/client/package.json'],
  outputs: ['apps/server/src/store/generated/client.ts'],
  command: tool('prisma'),
  args: ['generate'],
};

/** Everything that `node` and the browser run. */
export const BUILD = {
  name: 'build',
  title: 'building',
  inputs: ['packages', 'apps', 'package-lock.json', 'turbo.json', 'prisma/schema.prisma'],
  outputs: ['apps/server/dist/main.js', 'apps/web/dist/index.html', 'apps/cli/dist/main.js'],
  command: tool('turbo'),
  args: ['run', 'build', '--output-logs=errors-only'],
  env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
};

/**
 * Does a step when it is stale.
 *
 * @returns {Promise<{ did: boolean, passed: boolean, seconds: number, output: string }>}
 */
export const ensure = async (step, { before = () => {}, echo = false } = {}) => {
  const { stale, done } = staleness(step);
  if (!stale) return { did: false, passed: true, seconds: 0, output: '' };
  before();
  const { code, output, seconds } = await run({ ...step, echo });
  if (code === 0) done();
  return { did: true, passed: code === 0, seconds, output };
};
