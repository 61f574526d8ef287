// Our engine beside Esper on the same files, each case in a process of its own, one engine right after the other.
//
//   npm run bench:engine [-- CASE…] [--passes 5] [--rounds 1] [--keep FOLDER]
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { BenchCase } from './bench-case.js';
import { DEPLOY_CASES } from './cases/deployments.js';
import { DETECTION_CASES } from './cases/detections.js';
import { GROUP_CASES } from './cases/groups.js';
import { LOOKUP_CASES } from './cases/lookups.js';
import { RULE_CASES } from './cases/rules.js';
import { type EngineRun, hasEsper, runEsper, runOurs } from './run-engine.js';
import { writeCase } from './write-case.js';

const CASES: readonly BenchCase[] = [...GROUP_CASES, ...RULE_CASES, ...DETECTION_CASES, ...LOOKUP_CASES, ...DEPLOY_CASES];
const JSON_RULES = 'json-rules';
/** the last pass of a deployment is what counts: it needs more of them to be warm */
const DEPLOY_PASSES = 20;

const { values, positionals } = parseArgs({
  options: { passes: { type: 'string', default: '5' }, rounds: { type: 'string', default: '1' }, keep: { type: 'string' } },
  allowPositionals: true,
});

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** The figures of one engine over all rounds: seconds of every pass, or ms of every round's last deployment. */
function figureOf({ measure }: BenchCase, runs: readonly EngineRun[]): number {
  return measure === 'events' ? median(runs.flatMap(({ seconds }) => seconds)) : median(runs.map(({ deploy_ms }) => deploy_ms));
}

function shown({ measure }: BenchCase, figure: number): string {
  return measure === 'events' ? `${figure.toFixed(3)} s` : `${figure.toFixed(1)} ms`;
}

async function runCase(one: BenchCase, folder: string): Promise<void> {
  const files = { ...writeCase(one, folder), passes: one.measure === 'events' ? Number(values.passes) : DEPLOY_PASSES };
  const ours: EngineRun[] = [];
  const theirs: EngineRun[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    ours.push(await runOurs(files));
    if (hasEsper) theirs.push(await runEsper(files));
  }
  const mine = figureOf(one, ours);
  const rows = ours[0]?.rows;
  if (!hasEsper) {
    print([one.name, String(rows), shown(one, mine), 'skipped: no Esper', '', `${one.target}x`, '']);
    return;
  }
  const other = figureOf(one, theirs);
  const equal = theirs.every((run) => run.rows === rows);
  const counts = equal ? String(rows) : `${rows}, Esper ${theirs[0]?.rows}: DIFFERENT`;
  const verdict = other / mine >= one.target ? 'reached' : 'missed';
  print([one.name, counts, shown(one, mine), shown(one, other), `${(other / mine).toFixed(1)}x`, `${one.target}x`, verdict]);
  if (!equal) process.exitCode = 1;
}

/** Throughput from JSON text with 10 and with 10,000 rules; Esper is not asked. */
async function runJsonRules(): Promise<void> {
  const script = fileURLToPath(new URL('json-rules.ts', import.meta.url));
  const rate = async (rules: number): Promise<number> => {
    const args = ['--max-semi-space-size=64', '--import', 'tsx', script, String(rules), values.passes];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return median((JSON.parse(stdout) as { readonly rates: readonly number[] }).rates);
  };
  const [few, many] = [await rate(10), await rate(10_000)];
  const loss = 1 - many / few;
  const perSecond = (events: number): string => `${Math.round(events / 1000)} k/s`;
  const verdict = loss <= 0.3 ? 'reached' : 'missed';
  print([
    JSON_RULES,
    '400000',
    `${perSecond(few)} → ${perSecond(many)}`,
    'not asked',
    `-${Math.round(loss * 100)} %`,
    '-30 %',
    verdict,
  ]);
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

const known = [...CASES.map(({ name }) => name), JSON_RULES];
const unknown = positionals.filter((name) => !known.some((one) => one.startsWith(name)));
if (unknown.length > 0) throw new Error(`no case "${unknown.join('", "')}"; there are: ${known.join(', ')}`);
const isAsked = (name: string): boolean => positionals.length === 0 || positionals.some((asked) => name.startsWith(asked));

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
mkdirSync(folder, { recursive: true });
try {
  print(['case', 'rows', 'Rulewright', 'Esper 9.0.0', 'ratio', 'target', '']);
  print(['---', '---', '---', '---', '---', '---', '---']);
  for (const one of CASES) if (isAsked(one.name)) await runCase(one, folder);
  if (isAsked(JSON_RULES)) await runJsonRules();
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
