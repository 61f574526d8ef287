import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { ROOT, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' };

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const inPath = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(executable);

/** Where Playwright would have put its own download. */
const playwrightsOwn = () => {
  const { chromium } = createRequire(`${ROOT}e2e/package.json`)('@playwright/test');
  const path = chromium.executablePath();
  return executable(path) ? path : undefined;
};

/** Ubuntu's `chromium` is a stub that asks for a snap: what does not tell its version does not run. */
const works = async (path) => path !== undefined && (await run({ command: path, args: ['--version', '--no-sandbox'] })).code === 0;

const installed = async () => {
  for (const path of [inPath(NAMES), playwrightsOwn()]) if (await works(path)) return path;
  return undefined;
};

const byPackageManager = async () => {
  const apt = inPath(['apt-get']);
  if (!apt) return;
  const root = process.getuid?.() === 0;
  if (!root && !(inPath(['sudo']) && (await run({ command: 'sudo', args: ['-n', 'true'] })).code === 0)) return;
  console.log('no Chromium found: installing it with apt-get …');
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const { code, output } = await run(
      root ? { command: apt, args, env: APT_ENV } : { command: 'sudo', args: ['-n', apt, ...args], env: APT_ENV },
    );
    if (code !== 0) console.log(`apt-get ${args[0]} failed: ${output.trimEnd().split('\n').at(-1)}`);
  }
};

const byPlaywright = async () => {
  console.log("no Chromium found: downloading Playwright's own …");
  const { code, output } = await run({ command: `${ROOT}node_modules/.bin/playwright`, args: ['install', 'chromium'] });
  if (code !== 0) console.log(`the download failed: ${output.trimEnd().split('\n').at(-1)}`);
};

/**
 * Finds a Chromium, installing one if need be and saying so: $CHROMIUM, the PATH, Playwright's own; then the system's package manager,
 * then Playwright's download.
 *
 * @returns its path, or undefined when there is none to be had
 */
export const chromium = async () => {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await works(named)) return named;
    console.log(`CHROMIUM names "${named}", which does not run`);
  }
  for (const install of [async () => {}, byPackageManager, byPlaywright]) {
    await install();
    const found = await installed();
    if (found) return found;
  }
  return undefined;
};
