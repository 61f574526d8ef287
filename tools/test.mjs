#!/usr/bin/env node
// npm test: everything. Installs what is missing, then check, migrations, build, tests, browser flows; goes on after a failure, so that
// one run tells all; ends with one summary, whose last line is the sum.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './lib/chromium.mjs';
import { checkResult, playwrightResult, stepResult, summary, vitestResult } from './lib/results.mjs';
import { run, tool } from './lib/run.mjs';
import { BUILD, ensure, GENERATE, INSTALL } from './lib/steps.mjs';

const reports = mkdtempSync(join(tmpdir(), 'rulewright-reports-'));
const heading = (text) => console.log(`\n=== ${text}`);
const before = (step) => () => console.log(`${step.title} …`);

/** Runs a step that the rest stands on; its failure is a result, too. */
const prepare = async (name, step) => {
  const { did, passed, seconds } = await ensure(step, { echo: true, before: before(step) });
  return stepResult(name, passed, { seconds, note: did ? undefined : 'was up to date' });
};

const migrations = async () => {
  const { code, seconds } = await run({ command: 'npm', args: ['run', '-s', 'check:migrations'], echo: true });
  return stepResult('migrations', code === 0, { seconds, note: code === 2 ? 'schema and migrations differ' : undefined });
};

const vitest = async () => {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)];
  return vitestResult(file, await run({ command: tool('vitest'), args, echo: true }));
};

const browserFlows = async (built) => {
  if (!built) return stepResult('browser flows', false, { note: 'not run: the build failed' });
  const path = await chromium();
  if (!path) return stepResult('browser flows', false, { note: 'not run: no Chromium to be had; name one in CHROMIUM' });
  console.log(`Chromium: ${path}`);
  const file = join(reports, 'playwright.json');
  const env = { CHROMIUM: path, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return playwrightResult(
    file,
    await run({ command: tool('playwright'), args: ['test', '--config', 'e2e', '--reporter=list,json'], env, echo: true }),
  );
};

const all = async () => {
  const install = await ensure(INSTALL, { echo: true, before: before(INSTALL) });
  if (!install.passed) return [stepResult('install', false, install)];
  const client = await ensure(GENERATE, { echo: true, before: before(GENERATE) });
  if (!client.passed) return [stepResult('database client', false, client)];

  heading('check');
  const results = [checkResult(await run({ command: process.execPath, args: ['tools/check.mjs'], echo: true }))];
  heading('migrations');
  results.push(await migrations());
  heading('build');
  const build = await prepare('build', BUILD);
  results.push(build);
  heading('vitest');
  results.push(await vitest());
  heading('browser flows');
  results.push(await browserFlows(build.failed === 0));
  return results;
};

const results = await all();
rmSync(reports, { recursive: true, force: true });
heading('summary');
console.log(summary(results));
process.exit(results.some((result) => result.failed > 0) ? 1 : 0);
