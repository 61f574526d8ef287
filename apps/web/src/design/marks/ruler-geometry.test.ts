import { describe, expect, it } from 'vitest';
import { rulerDivisions, rulerTicks } from './ruler-geometry.js';

describe('a ruler to scale', () => {
  it('cuts a span by the finest unit that leaves 4 px between two ticks', () => {
    expect([
      rulerDivisions(30_000, 130),
      rulerDivisions(60_000, 100),
      rulerDivisions(3_600_000, 104),
      rulerDivisions(600_000, 104),
    ]).toEqual([30, 12, 12, 20]);
  });

  it('keeps a length window, which has no time, at ten parts', () => {
    expect(rulerDivisions(0, 104)).toBe(10);
  });

  it('puts the longest ticks at both ends and a longer one every fifth', () => {
    expect(rulerTicks(101, 10)).toEqual([
      { x: 0.5, height: 6 },
      { x: 10.5, height: 2.5 },
      { x: 20.5, height: 2.5 },
      { x: 30.5, height: 2.5 },
      { x: 40.5, height: 2.5 },
      { x: 50.5, height: 4 },
      { x: 60.5, height: 2.5 },
      { x: 70.5, height: 2.5 },
      { x: 80.5, height: 2.5 },
      { x: 90.5, height: 2.5 },
      { x: 100.5, height: 6 },
    ]);
  });
});
