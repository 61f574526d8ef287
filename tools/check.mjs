#!/usr/bin/env node
// npm run check: format, lint, types, arrows and dead code, side by side. Prints a line a part; exits 1 when any failed.
import { partLine, run, tool } from './lib/run.mjs';
import { ensure, GENERATE } from './lib/steps.mjs';

const parts = [
  { name: 'format and lint', command: tool('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  { name: 'types of tests', command: tool('tsc'), args: ['-p', 'tsconfig.tests.json'] },
  { name: 'types of web tests', command: tool('tsc'), args: ['-p', 'apps/web/tsconfig.tests.json'] },
  { name: 'arrows', command: process.execPath, args: ['tools/arrows.mjs'], note: lastLine },
  { name: 'dead code', command: tool('knip'), args: ['--no-progress'] },
];

function lastLine(output) {
  return output.trimEnd().split('\n').at(-1);
}

/** Runs every part and tells how each went, as soon as it is known. */
const runPart = async (part) => {
  const { code, output, seconds } = await run(part);
  const passed = code === 0;
  if (!passed) process.stdout.write(`\n--- ${part.name}\n${output.trimEnd()}\n\n`);
  console.log(partLine({ name: part.name, passed, seconds, note: passed ? part.note?.(output) : '' }));
  return passed;
};

const started = performance.now();
// The sources import the generated client: without it neither types nor arrows can be checked.
const client = await ensure(GENERATE);
if (client.did) console.log(partLine({ name: 'database client', ...client }));
if (!client.passed) {
  console.error(client.output);
  process.exit(1);
}
const results = await Promise.all(parts.map(runPart));
const passed = results.every(Boolean);
console.log(partLine({ name: 'check', passed, seconds: (performance.now() - started) / 1000 }));
process.exit(passed ? 0 : 1);
