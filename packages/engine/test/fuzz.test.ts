import { parse } from '@rulewright/epl/syntax';
import { describe, expect, it } from 'vitest';
import { fuzzCase, toScenario } from '../fuzz/fuzz-case.js';
import { list, optional, type Part, render, smaller } from '../fuzz/part.js';
import { shrink } from '../fuzz/shrink.js';

describe('random scenarios', () => {
  it('are the same for the same seed', () => {
    const cases = (seed: number) => Array.from({ length: 20 }, (_, index) => toScenario(fuzzCase(seed, index)));
    expect(cases(7)).toEqual(cases(7));
    expect(cases(7)).not.toEqual(cases(8));
  });

  it('are EPL', () => {
    const texts = Array.from({ length: 200 }, (_, index) => String(toScenario(fuzzCase(3, index)).epl));
    expect(texts.filter((text) => parse(text).diagnostics.length > 0)).toEqual([]);
  });
});

describe('a text that knows what can be left out', () => {
  const part: Part = ['select ', list(['a', 'b']), optional(' where ', list(['x > 1', 'y > 2'], ' and '))];

  it('renders whole', () => {
    expect(render(part)).toBe('select a, b where x > 1 and y > 2');
  });

  it('gives every text that is one step smaller', () => {
    expect([...smaller(part)].map(render)).toEqual([
      'select b where x > 1 and y > 2',
      'select a where x > 1 and y > 2',
      'select a, b',
      'select a, b where y > 2',
      'select a, b where x > 1',
    ]);
  });

  it('shrinks to what the difference needs', async () => {
    const start = {
      name: 'x',
      statements: [{ text: 'create schema S(a int)' }, { text: part }],
      steps: [{ time: 1 }, { send: 'A', event: {} }, { time: 2 }],
    };
    const least = await shrink(
      start,
      async ({ statements, steps }) =>
        statements.some(({ text }) => render(text).includes('y > 2')) && steps.some((step) => 'send' in step),
    );
    expect(toScenario(least)).toMatchObject({
      epl: expect.stringMatching(/select \w where y > 2$/),
      steps: [{ send: 'A', event: {} }],
    });
  });
});
