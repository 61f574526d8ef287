import { describe, expect, it } from 'vitest';
import { formatAge, formatCount, formatRate, formatSpan } from './format.js';

describe('numbers as the screens write them', () => {
  it('groups counts by comma', () => {
    expect([formatCount(0), formatCount(999), formatCount(12_330)]).toEqual(['0', '999', '12,330']);
  });

  it('writes a rate in the unit in which it is at least one', () => {
    expect([1204, 411.4, 6.83, 1, 0.4, 0.02, 1 / 3600, 2 / 86_400, 0].map(formatRate)).toEqual([
      '1,204/s',
      '411/s',
      '6.8/s',
      '1/s',
      '24/min',
      '1.2/min',
      '1/h',
      '2/day',
      '0/s',
    ]);
  });

  it('writes an age to the unit that matters, both sides of each edge', () => {
    expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 86_399_999, 86_400_000].map(formatAge)).toEqual([
      '0 s',
      '59 s',
      '1 min',
      '59 min',
      '1 h',
      '23 h',
      '1 d',
    ]);
  });

  it('takes a time ahead of this clock for now', () => {
    expect(formatAge(-5_000)).toBe('0 s');
  });

  it('writes spans as people say them', () => {
    expect([250, 30_000, 600_000, 3_600_000, 5_400_000, 172_800_000].map(formatSpan)).toEqual([
      '250 ms',
      '30 s',
      '10 min',
      '1 h',
      '1.5 h',
      '2 d',
    ]);
  });
});
