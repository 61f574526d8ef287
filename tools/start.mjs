#!/usr/bin/env node
// npm start: makes ready whatever is missing or stale (packages, database client, build), then runs the server in this very process,
// so that signals and exit codes need no go-between (`exec` in package.json: a shell between npm and us would swallow them). Uses nothing but Node until the packages are there.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { prepareLock } from './lib/prepare-lock.mjs';
import { ROOT } from './lib/run.mjs';
import { BUILD, ensure, GENERATE, INSTALL } from './lib/steps.mjs';

const NODE_NEEDED = [20, 19];
const REMINDER_MS = 15_000;
const PARENT_POLL_MS = 500;
const MAIN = `${ROOT}apps/server/dist/main.js`;

const argv = process.argv.slice(2);
if (argv.includes('--help') || argv.includes('-h')) {
  process.stdout.write(readFileSync(`${ROOT}apps/server/help.txt`, 'utf8'));
  process.exit(0);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor < NODE_NEEDED[1])) {
  console.error(`Node ${NODE_NEEDED.join('.')} or newer is needed; this is ${process.versions.node}`);
  process.exit(1);
}

let child;
const interrupt = (signal) => {
  child?.kill(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

/** Does one step if it is due, saying so, and again every 15 seconds. */
const prepare = async (step) => {
  let reminder;
  const started = performance.now();
  const before = () => {
    console.log(`${step.title} …`);
    reminder = setInterval(
      () => console.log(`${step.title}, ${Math.round((performance.now() - started) / 1000)} s …`),
      REMINDER_MS,
    );
  };
  const { did, passed, output, seconds } = await ensure(step, { before, onStart: (process) => (child = process) });
  clearInterval(reminder);
  child = undefined;
  if (!passed) {
    console.error(`${output.trimEnd()}\n\n${step.title} failed after ${seconds.toFixed(0)} s`);
    process.exit(1);
  }
  if (did) console.log(`${step.title}: done in ${seconds.toFixed(1)} s`);
};

/** A killed npm hands no signal on. Whoever started us through it and ends it means us, too. */
function stopWithParent() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_POLL_MS);
  watch.unref();
}

const release = await prepareLock({
  waiting: (pid) => console.log(`process ${pid} is installing or building here: waiting for it …`),
});
process.on('exit', release);
for (const step of [INSTALL, GENERATE, BUILD]) await prepare(step);
release();
process.off('exit', release);

if (!existsSync(MAIN)) {
  console.error(`the build made no ${MAIN}`);
  process.exit(1);
}
process.off('SIGINT', interrupt);
process.off('SIGTERM', interrupt);
stopWithParent();
process.setSourceMapsEnabled(true);
// Node 22 and newer keep what they compiled: the next start has less to do.
module.enableCompileCache?.(`${ROOT}node_modules/.cache/rulewright/compiled`);
process.argv = [process.execPath, MAIN, ...argv];
await import(pathToFileURL(MAIN));
