import type { WireNodeCounters } from '@rulewright/contracts';
import { describe, expect, it } from 'vitest';
import { CounterStore, type NodeCounter } from './counter-store.js';

const node = (inserted: number, held = 0): WireNodeCounters => ({ node: 'Scan/from.0', inserted, removed: 0, held });

function watched() {
  const store = new CounterStore();
  store.watch('network.scan');
  const painted: (NodeCounter | undefined)[] = [];
  store.paint('Scan/from.0', (counter) => painted.push(counter));
  const take = (time: number, counters: WireNodeCounters) => store.take({ module: 'network.scan', time, nodes: [counters] });
  return { store, painted, take };
}

describe('counters beside the canvas', () => {
  it('gives the rate over the readings of the last five seconds, once they cover them', () => {
    const { painted, take } = watched();
    take(0, node(1_000));
    take(1_000, node(1_100));
    take(5_000, node(1_500));
    take(6_000, node(1_600));
    expect(painted).toEqual([
      undefined,
      { held: 0, perSecond: undefined, passed: 0 },
      { held: 0, perSecond: undefined, passed: 100 },
      { held: 0, perSecond: 100, passed: 500 },
      { held: 0, perSecond: 100, passed: 600 },
    ]);
  });

  it('shows nothing of what is left out, and goes on counting it', () => {
    const { store, painted, take } = watched();
    take(0, node(5, 3));
    store.leaveOut(new Set(['Scan/from.0']));
    take(250, node(6, 4));
    store.leaveOut(new Set());
    expect(painted).toEqual([
      undefined,
      { held: 3, perSecond: undefined, passed: 0 },
      undefined,
      { held: 4, perSecond: undefined, passed: 1 },
    ]);
  });

  it('does not paint what stands still', () => {
    const { painted, take } = watched();
    take(0, node(7, 3));
    take(250, node(7, 3));
    take(500, node(7, 3));
    expect(painted).toHaveLength(2);
  });

  it('begins again when the counts run back, as after a deployment', () => {
    const { painted, take } = watched();
    take(0, node(500));
    take(1_000, node(600));
    take(2_000, node(4));
    expect(painted.at(-1)).toEqual({ held: 0, perSecond: undefined, passed: 0 });
  });

  it('keeps when rows came, for the rulers', () => {
    const { store, take } = watched();
    const painted: (readonly [readonly number[], number])[] = [];
    store.paintArrivals('Scan/from.0', (arrivals, now) => painted.push([arrivals, now]));
    take(0, node(5));
    take(250, node(6));
    take(500, node(6));
    take(750, node(9));
    expect(painted).toEqual([
      [[], 0],
      [[250], 250],
      [[250], 500],
      [[250, 750], 750],
    ]);
  });

  it('leaves out readings of another module', () => {
    const { store, painted } = watched();
    store.take({ module: 'web.phishing', time: 0, nodes: [node(1)] });
    expect(painted).toEqual([undefined]);
  });
});
