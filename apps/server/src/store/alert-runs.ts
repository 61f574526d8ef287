import { ALERT_STATES, type AlertFilter, SEVERITIES } from '@rulewright/contracts';
import type { SqlValues } from './sql-values.js';

/** Columns of `alerts` by which an index has the alerts in runs, each run in the order of the list. */
interface RunColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/** With more runs than these, a page would read more at their ends than it does from the newest alert backwards. */
const MOST_RUNS = 128;
/** The same where each run is a part of the query for itself, which the database has to plan: that of ten rules in one state. */
const MOST_PARTS = 100;

/**
 * The alerts that pass a filter of rules, states, severities and shadow, as runs of an index: one for each combination of values. The newest
 * of each run are found at its end, so that a page costs as many looks as there are runs, however seldom such alerts are.
 *
 * @returns undefined if nothing of that is filtered, the list itself being the one run, or if there were too many runs
 */
export function alertRuns(filter: AlertFilter): readonly RunColumn[] | undefined {
  const columns = runColumns(filter);
  const runs = columns.reduce((product, { values }) => product * values.length, 1);
  return columns.length > 0 && runs <= MOST_RUNS ? columns : undefined;
}

function runColumns({ rules, states, severities, shadow }: AlertFilter): readonly RunColumn[] {
  const rule: RunColumn[] = rules?.length ? [{ name: 'module_name', type: 'text', values: [...new Set(rules)] }] : [];
  const plain = !states?.length && !severities?.length && shadow === undefined;
  if (plain) return rule;
  return [
    ...rule,
    { name: 'shadow', type: 'boolean', values: shadow === undefined ? [false, true] : [shadow] },
    { name: 'state', type: 'alert_state', values: states?.length ? [...new Set(states)] : ALERT_STATES },
    { name: 'severity', type: 'severity', values: severities?.length ? [...new Set(severities)] : SEVERITIES },
  ];
}

/** `unnest(…) as run(…)` with a row for each run. */
export function runTable(columns: readonly RunColumn[], values: SqlValues): string {
  let rows: readonly (readonly unknown[])[] = [[]];
  for (const column of columns) rows = rows.flatMap((row) => column.values.map((value) => [...row, value]));
  const arrays = columns.map(({ type }, i) => `${values.add(rows.map((row) => row[i]))}::${type}[]`);
  return `unnest(${arrays.join(', ')}) as run(${columns.map(({ name }) => name).join(', ')})`;
}

/** For each run that passes the conditions on an alert `a` by which it is of that run; undefined as {@link alertRuns}, for fewer runs. */
export function alertRunConditions(filter: AlertFilter, values: SqlValues): readonly (readonly string[])[] | undefined {
  const columns = alertRuns(filter);
  if (!columns || columns.reduce((product, column) => product * column.values.length, 1) > MOST_PARTS) return undefined;
  let runs: readonly (readonly string[])[] = [[]];
  for (const { name, type, values: some } of columns) {
    const conditions = some.map((value) => `a.${name} = ${values.add(value)}::${type}`);
    runs = runs.flatMap((run) => conditions.map((condition) => [...run, condition]));
  }
  return runs;
}

/** Condition that an alert `a` is of the run. */
export function ofRun(columns: readonly RunColumn[]): string {
  return columns.map(({ name }) => `a.${name} = run.${name}`).join(' and ');
}
