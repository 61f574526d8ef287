import { describe, expect, it } from 'vitest';
import { type BehaviourCase, eplOf, performAll, readTables } from './behaviour-table.js';
import { loadState, savedState } from './memory-state.js';
import { PatternRun } from './pattern-run.js';

/** The rows of all steps, when the state is taken out after `cut` steps and given to another engine. */
function interrupted({ pattern, steps }: BehaviourCase, cut: number): string {
  const before = new PatternRun(eplOf(pattern));
  const all = steps.split(/\s+/);
  const first = performAll(before, all.slice(0, cut));
  const after = new PatternRun(eplOf(pattern), { startMs: before.clock.now });
  loadState(after.source, savedState(before.source));
  expect(after.source.held).toBe(before.source.held);
  return [...first, ...performAll(after, all.slice(cut))].join('; ');
}

describe.each(readTables())('patterns go on from a snapshot as if nothing had happened: %s', (_, cases) => {
  it.each(cases.map((one) => [one.pattern, one] as const))('%s', (_pattern, one) => {
    const cuts = one.steps.split(/\s+/).length;
    const rows = one.rows === 'nothing' ? '' : one.rows;
    for (let cut = 0; cut <= cuts; cut++) expect({ cut, rows: interrupted(one, cut) }).toEqual({ cut, rows });
  });
});
