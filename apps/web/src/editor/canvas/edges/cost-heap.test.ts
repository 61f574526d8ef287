import { expect, it } from 'vitest';
import { CostHeap } from './cost-heap.js';

it('gives out what costs least, of the same cost in the order of coming', () => {
  const heap = new CostHeap<string>();
  for (const [value, cost] of [
    ['c', 3],
    ['a', 1],
    ['b first', 2],
    ['d', 4],
    ['b second', 2],
    ['b third', 2],
  ] as const)
    heap.add(value, cost);
  expect(Array.from({ length: 7 }, () => heap.take())).toEqual(['a', 'b first', 'b second', 'b third', 'c', 'd', undefined]);
});

it('keeps its order while some come and some go', () => {
  const heap = new CostHeap<number>();
  const taken: (number | undefined)[] = [];
  for (const cost of [5, 1, 4]) heap.add(cost, cost);
  taken.push(heap.take());
  for (const cost of [3, 6, 2]) heap.add(cost, cost);
  while (taken.at(-1) !== undefined) taken.push(heap.take());
  expect(taken).toEqual([1, 2, 3, 4, 5, 6, undefined]);
});
