/*
 * When two answers to one scenario are the same: per step and statement the same sequence of deliveries, each with the same rows as a
 * multiset (as a list for the statements that the scenario calls ordered); numbers by value, null and absent are one, the order of keys
 * and the wording of messages do not count, deliveries without rows say nothing, the order between statements is free.
 */

/** The parts of an answer that are compared. */
export interface Answer {
  readonly error?: { readonly phase: string; readonly message?: string } | null;
  readonly out?: readonly AnswerOutput[];
}

export interface AnswerOutput {
  readonly step: number;
  readonly statement?: string;
  readonly new?: readonly unknown[] | null;
  readonly old?: readonly unknown[] | null;
  readonly rows?: readonly unknown[] | null;
  readonly error?: string;
  readonly message?: string;
}

/** How a scenario wants its answers compared. */
export interface Comparison {
  /** statements whose rows are a list, `?` for those of iterations and queries */
  readonly ordered?: readonly string[];
  /** joins the deliveries of one step into one */
  readonly loose?: boolean;
}

/** Numbers to ten significant digits, null and absent as one, keys in one order. */
export function canonical(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(10));
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]));
}

/** A row as a text that equal rows share. */
export function rowText(row: unknown): string {
  return JSON.stringify(canonical(row));
}

function texts(rows: readonly unknown[] | null | undefined, ordered: boolean): string[] {
  const list = (rows ?? []).map(rowText);
  return ordered ? list : list.sort();
}

/** Esper failed inside a statement and swallowed it: such an answer decides nothing. */
export function undecided(answer: Answer): boolean {
  return (answer.out ?? []).some((output) => output.error === 'internal');
}

/** What an answer says, by step and then by statement (`!` for refusals, `?` for iterations and queries). */
export type Said = { readonly error: 'deploy' | 'rejected' } | { readonly steps: Readonly<Record<string, StepSaid>> };
type StepSaid = Record<string, unknown[]>;
interface DeliverySaid {
  new: string[];
  old: string[];
}

export function said(answer: Answer, { ordered = [], loose = false }: Comparison = {}): Said {
  if (answer.error) return { error: answer.error.phase === 'deploy' ? 'deploy' : 'rejected' };
  const lists = new Set(ordered);
  const steps: Record<string, StepSaid> = {};
  for (const output of answer.out ?? []) {
    steps[output.step] ??= {};
    const step = steps[output.step] ?? {};
    const entry = outputSaid(output, lists);
    if (!entry) continue;
    const [key, value] = entry;
    step[key] ??= [];
    const list = step[key] ?? [];
    const first = list[0];
    if (loose && first !== undefined && isDelivery(first) && isDelivery(value)) {
      first.new = [...first.new, ...value.new].sort();
      first.old = [...first.old, ...value.old].sort();
    } else list.push(value);
  }
  const kept = Object.entries(steps).filter(([, step]) => Object.keys(step).length > 0);
  return { steps: Object.fromEntries(kept.map(([index, step]) => [index, sortedByKey(step)])) };
}

function outputSaid(output: AnswerOutput, ordered: ReadonlySet<string>): [string, unknown] | undefined {
  if (output.error !== undefined) return ['!', output.error === 'syntax' ? 'check' : output.error];
  if (output.statement === undefined) return ['?', { rows: texts(output.rows, ordered.has('?')) }];
  const inOrder = ordered.has(output.statement);
  const delivery = { new: texts(output.new, inOrder), old: texts(output.old, inOrder) };
  return delivery.new.length + delivery.old.length === 0 ? undefined : [output.statement, delivery];
}

function isDelivery(value: unknown): value is DeliverySaid {
  return typeof value === 'object' && value !== null && 'new' in value;
}

function sortedByKey(step: StepSaid): StepSaid {
  return Object.fromEntries(Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** True when both answers say the same. */
export function sameAnswer(expected: Answer, actual: Answer, comparison: Comparison = {}): boolean {
  return JSON.stringify(said(expected, comparison)) === JSON.stringify(said(actual, comparison));
}
