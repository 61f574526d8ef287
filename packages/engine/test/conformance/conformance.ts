import { type HostTypes, hostTypes } from './host-types.js';
import { readTables, runTable, tableName } from './output-limit-tables.js';
import { runTrace } from './run-trace.js';
import { AREAS, isOfTables, readAllTraces, readTraces } from './trace.js';
import type { Verdict } from './verdict.js';

/** All that is compared: the areas of recorded scenarios and the output-limit tables. */
export const SUITES = [...AREAS, 'outputlimit-tables'] as const;
export type Suite = (typeof SUITES)[number];

/** One recorded scenario and how it went. */
export interface Outcome {
  readonly suite: Suite;
  readonly name: string;
  readonly verdict: Verdict;
}

/** Runs every scenario of a suite whose name passes; deterministic. */
export function* runSuite(suite: Suite, hosts: HostTypes, passes: (name: string) => boolean): Generator<Outcome> {
  if (suite === 'outputlimit-tables') {
    for (const [index, table] of readTables().entries()) {
      const name = tableName(table, index);
      if (passes(name)) yield { suite, name, verdict: runTable(table, name, hosts) };
    }
    return;
  }
  for (const trace of readTraces(suite)) {
    if (!isOfTables(suite, trace) && passes(trace.name)) yield { suite, name: trace.name, verdict: runTrace(trace, hosts) };
  }
}

export function readHostTypes(): HostTypes {
  return hostTypes(readAllTraces());
}
