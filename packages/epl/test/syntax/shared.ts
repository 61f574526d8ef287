import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Folder with material that is not part of the repository: `RULEWRIGHT_SHARED`, or `shared` beside the repository. */
const SHARED = process.env['RULEWRIGHT_SHARED'] ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared');

const TRACES = join(SHARED, 'esper-traces');

/** True if the recorded behaviour of Esper is at hand; tests that use it are skipped by name when it is not. */
export const hasTraces = existsSync(TRACES);

/** One EPL text of a recorded scenario. */
export interface TracedText {
  readonly area: string;
  readonly scenario: string;
  readonly epl: string;
  /** `deploy` and `query` must parse; `invalid` was rejected with the message */
  readonly use: 'deploy' | 'query' | 'invalid';
  readonly message: string;
}

interface Step {
  readonly op: string;
  readonly epl?: string;
  readonly msg?: string;
}

/** Every EPL text of the recorded scenarios, each once an area and use. */
export function tracedTexts(): TracedText[] {
  return readdirSync(TRACES)
    .filter((file) => file.endsWith('.jsonl.gz'))
    .flatMap((file) => textsOf(file));
}

function textsOf(file: string): TracedText[] {
  const area = file.replace('.jsonl.gz', '');
  const seen = new Set<string>();
  const texts: TracedText[] = [];
  for (const line of gunzipSync(readFileSync(join(TRACES, file)))
    .toString()
    .split('\n')) {
    if (line === '') continue;
    const scenario = JSON.parse(line) as { name: string; steps: readonly Step[] };
    for (const step of scenario.steps) {
      const use = useOf(step.op);
      if (use === undefined || step.epl === undefined || seen.has(use + step.epl)) continue;
      seen.add(use + step.epl);
      texts.push({ area, scenario: scenario.name, epl: step.epl, use, message: String(step.msg ?? '') });
    }
  }
  return texts;
}

function useOf(op: string): TracedText['use'] | undefined {
  if (op === 'deploy' || op === 'invalid') return op;
  return op.startsWith('faf') ? 'query' : undefined;
}

/** The patterns of the case list, as statements. */
export function tracedPatterns(): string[] {
  const file = join(TRACES, 'pattern-caselist.jsonl');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line) =>
    (JSON.parse(line) as { cases: { pattern: string }[] }).cases.map(({ pattern }) => asStatement(pattern)),
  );
}

/** A few cases hold the whole statement. */
function asStatement(pattern: string): string {
  return pattern.startsWith('select') ? pattern : `select * from pattern [${pattern}]`;
}

/** The statements of the output-limit tables. */
export function tracedOutputLimits(): string[] {
  const lines = readFileSync(join(TRACES, 'outputlimit-tables.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { epl: string }).epl);
}
