import type { EventRecord, Value } from '@rulewright/core';
import type { Expectation } from '@rulewright/epl/rule-test';
import type { DeliveredRow } from './result.js';
import type { Watch } from './watch.js';

/**
 * Pairs rows with expectations so that as many as possible have a partner (augmenting paths, Kuhn 1955): an expectation that names few
 * columns does not take a row from one that names more.
 *
 * @returns for each expectation the place of its row, or undefined
 * O(expectations x rows x expectations)
 */
export function matchRows(
  expect: readonly Expectation[],
  rows: readonly DeliveredRow[],
  watch: Watch,
): readonly (number | undefined)[] {
  const fits = expect.map((each) => rows.flatMap((row, place) => (isExpected(each, row, watch) ? [place] : [])));
  const takenBy = new Map<number, number>();
  const take = (expectation: number, tried: Set<number>): boolean => {
    for (const place of fits[expectation] ?? []) {
      if (tried.has(place)) continue;
      tried.add(place);
      const holder = takenBy.get(place);
      if (holder === undefined || take(holder, tried)) {
        takenBy.set(place, expectation);
        return true;
      }
    }
    return false;
  };
  for (const index of expect.keys()) take(index, new Set());
  const partners: (number | undefined)[] = expect.map(() => undefined);
  for (const [place, expectation] of takenBy) partners[expectation] = place;
  return partners;
}

export function isExpected(expectation: Expectation, row: DeliveredRow, watch: Watch): boolean {
  if (expectation.kind === 'none' || !watch.sourcesOf(expectation.from).has(row.statement)) return false;
  if (expectation.atMs !== undefined && expectation.atMs !== row.atMs) return false;
  return Object.entries(expectation.row).every(([name, value]) => sameValue(value, columnOf(row.row, name)));
}

/** A column, or by dots a property of the event in it. */
function columnOf(row: EventRecord, name: string): Value | undefined {
  if (Object.hasOwn(row, name)) return row[name];
  const dot = name.indexOf('.');
  const inner = dot < 0 ? undefined : row[name.slice(0, dot)];
  if (inner === undefined || inner === null || typeof inner !== 'object' || Array.isArray(inner)) return undefined;
  return columnOf(inner as EventRecord, name.slice(dot + 1));
}

function sameValue(expected: Value, actual: Value | undefined): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || expected.length !== actual.length) return false;
    return expected.every((each: Value, index) => sameValue(each, actual[index]));
  }
  if (expected === null || typeof expected !== 'object') return expected === (actual ?? null);
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) return false;
  return Object.entries(expected).every(([name, value]) => sameValue(value, (actual as EventRecord)[name]));
}
