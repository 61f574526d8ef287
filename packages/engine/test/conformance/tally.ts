import type { Outcome, Suite } from './conformance.js';

/** Counts of one suite: `inScope = agree + differ`, `recorded = inScope +` those out of scope. */
export interface Tally {
  readonly suite: Suite;
  readonly recorded: number;
  readonly agree: number;
  readonly differ: number;
  /** how many are out of scope, by reason */
  readonly reasons: ReadonlyMap<string, number>;
}

export function tally(suite: Suite, outcomes: readonly Outcome[]): Tally {
  const reasons = new Map<string, number>();
  let agree = 0;
  let differ = 0;
  for (const { verdict } of outcomes) {
    if (verdict.kind === 'agree') agree++;
    else if (verdict.kind === 'differ') differ++;
    else reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
  }
  return { suite, recorded: outcomes.length, agree, differ, reasons };
}

const HEAD = ['area', 'recorded', 'in scope', '', 'agree', 'differ', ''];

/** What an area is of its file, where it is not all of it. */
const NAMES: Readonly<Partial<Record<string, string>>> = { infra_nwtable: 'infra_nwtable (named windows)' };

/** The table as text, a line a suite and one for the sum. */
export function tallyTable(tallies: readonly Tally[]): string {
  const rows = [...tallies.map(line), line(total(tallies))];
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const text = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [HEAD, ...rows].map(text).join('\n');
}

function line({ suite, recorded, agree, differ }: Omit<Tally, 'suite'> & { readonly suite: string }): readonly string[] {
  const inScope = agree + differ;
  return [
    NAMES[suite] ?? suite,
    `${recorded}`,
    `${inScope}`,
    percent(inScope, recorded),
    `${agree}`,
    `${differ}`,
    percent(agree, inScope),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function total(tallies: readonly Tally[]): Omit<Tally, 'suite'> & { readonly suite: string } {
  const sum = (of: (one: Tally) => number) => tallies.reduce((count, one) => count + of(one), 0);
  return {
    suite: 'all',
    recorded: sum((one) => one.recorded),
    agree: sum((one) => one.agree),
    differ: sum((one) => one.differ),
    reasons: new Map(),
  };
}

/** The reasons of all suites together, the most frequent first. */
export function reasonLines(tallies: readonly Tally[]): string {
  const counts = new Map<string, number>();
  for (const { reasons } of tallies) for (const [reason, count] of reasons) counts.set(reason, (counts.get(reason) ?? 0) + count);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([reason, count]) => `${String(count).padStart(5)}  ${reason}`).join('\n');
}
