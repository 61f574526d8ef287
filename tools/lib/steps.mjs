import { run, tool } from './run.mjs';
import { installStaleness, staleness } from './stale.mjs';

// What stands between a clone and a server that runs, in this order. Each step is done only when something that it reads has changed.

/**
 * Installed packages, exactly as the lock file has them; the build needs the development ones whatever NODE_ENV says. No package here needs
 * its install script (one would download an engine that we do not use), so none is run.
 */
export const INSTALL = {
  title: 'installing packages',
  staleness: installStaleness,
  command: 'npm',
  args: ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
};

/** The Prisma client, written from the schema. */
export const GENERATE = {
  title: 'generating the database client',
  staleness: () =>
    staleness({
      name: 'generate',
      inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/@prisma/client/package.json'],
      outputs: ['apps/server/src/store/generated/client.ts'],
    }),
  command: tool('prisma'),
  args: ['generate'],
};

/** Everything that Node and the browser run. */
export const BUILD = {
  title: 'building',
  staleness: () =>
    staleness({
      name: 'build',
      inputs: ['packages', 'apps', 'package-lock.json', 'turbo.json', 'prisma/schema.prisma'],
      outputs: ['apps/server/dist/main.js', 'apps/web/dist/site/index.html', 'apps/cli/dist/main.js'],
    }),
  command: tool('turbo'),
  args: ['run', 'build', '--output-logs=errors-only'],
  env: { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
};

/**
 * Does a step when it is due.
 *
 * @param step one of the above
 * @param {{ before?: () => void, echo?: boolean, onStart?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<{ did: boolean, passed: boolean, seconds: number, output: string }>}
 */
export const ensure = async (step, { before = () => {}, echo = false, onStart } = {}) => {
  const { stale, done } = step.staleness();
  if (!stale) return { did: false, passed: true, seconds: 0, output: '' };
  before();
  const { code, output, seconds } = await run({ ...step, echo, onStart });
  if (code === 0) done();
  return { did: true, passed: code === 0, seconds, output };
};
