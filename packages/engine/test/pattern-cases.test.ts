import { describe, expect, it } from 'vitest';
import { outOfScope, readPatternLists, runPatternCase } from './pattern/recorded-cases.js';
import { inShared, SHARED } from './shared-folder.js';

const lists = readPatternLists();
const recorded = inShared('esper-traces', 'pattern-caselist.jsonl') !== undefined;

describe.skipIf(!recorded)(recorded ? 'recorded pattern cases' : `recorded pattern cases (no ${SHARED}/esper-traces)`, () => {
  const cases = lists.flatMap((list) => list.cases.map((one) => ({ list, one })));
  const asked = cases.filter(({ one }) => outOfScope(one) === undefined);

  it.each(asked.map((each) => [each.one.pattern, each] as const))('%s', (_, { list, one }) => {
    const { expected, actual } = runPatternCase(list, one);
    expect(actual).toEqual(expected);
  });

  it('asks nine of ten and says why it leaves out the rest', () => {
    const reasons = cases.flatMap(({ one }) => outOfScope(one) ?? []);
    expect(asked.length).toBeGreaterThanOrEqual(cases.length * 0.9);
    expect(new Set(reasons)).toEqual(new Set(["values of the host's getters by index or key, which were not recorded"]));
  });
});
