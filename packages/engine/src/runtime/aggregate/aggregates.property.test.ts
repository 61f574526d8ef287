import { INT, type ValueType } from '@rulewright/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregatePlan } from '../../plan/result.js';
import type { RowValue } from '../row.js';
import { tallyOpener } from './aggregates.js';
import type { Tally } from './tally.js';

/*
 * Law: whatever enters and leaves in whatever order, an aggregate says what a naive computation over the values held now says.
 */

const site = { clock: { now: 0 }, offset: () => 0 };
const plan = (name: string, extra: Partial<AggregatePlan> = {}): AggregatePlan => ({
  function: name,
  distinct: false,
  arguments: [],
  descending: [],
  wildcard: false,
  ...extra,
});
const constant = (value: number) =>
  ({ kind: 'constant', type: INT as ValueType, value }) as unknown as AggregatePlan['arguments'][number];

const offsetOf = ({ arguments: given }: Partial<AggregatePlan>): number => {
  const offset = given?.[1];
  return offset?.kind === 'constant' ? Number(offset.value) : 0;
};

const numbers = (held: readonly RowValue[]) => held.map(Number);
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const orNull = (values: readonly number[], least: number, compute: (values: readonly number[]) => number) =>
  values.length < least ? null : compute(values);
const unique = (values: readonly number[]) => [...new Set(values)];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
}

const NAIVE: readonly (readonly [string, Partial<AggregatePlan>, (values: readonly number[]) => RowValue])[] = [
  ['count', {}, (values) => values.length],
  ['count', { distinct: true }, (values) => unique(values).length],
  ['sum', {}, (values) => orNull(values, 1, sum)],
  ['sum', { distinct: true }, (values) => orNull(unique(values), 1, sum)],
  ['avg', {}, (values) => orNull(values, 1, mean)],
  ['min', {}, (values) => orNull(values, 1, (all) => Math.min(...all))],
  ['max', {}, (values) => orNull(values, 1, (all) => Math.max(...all))],
  ['median', {}, (values) => orNull(values, 1, median)],
  ['stddev', {}, (values) => orNull(values, 2, (all) => Math.sqrt(sum(all.map((x) => (x - mean(all)) ** 2)) / (all.length - 1)))],
  ['avedev', {}, (values) => orNull(values, 1, (all) => mean(all.map((x) => Math.abs(x - mean(all)))))],
  ['window', {}, (values) => (values.length === 0 ? null : values)],
  ['first', {}, (values) => values[0] ?? null],
  ['last', {}, (values) => values.at(-1) ?? null],
  ['nth', { arguments: [constant(0), constant(2)] }, (values) => values.at(-3) ?? null],
];

/** A move either adds a value or takes away the held one at a position. */
type Move = { readonly add: number } | { readonly removeAt: number };
const moves: fc.Arbitrary<Move[]> = fc.array(
  // more come than go, so that some lists grow beyond what is searched one by one
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: fc.integer({ min: -5, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ removeAt: fc.nat(20) }) },
  ),
  {
    maxLength: 120,
  },
);

function apply(move: Move, tally: Tally, held: RowValue[]): void {
  if ('add' in move) {
    held.push(move.add);
    tally.add(move.add, []);
  } else if (held.length > 0) {
    // a value leaves as the oldest of its like: which of two equal values goes cannot be told
    const value = held[move.removeAt % held.length] ?? null;
    held.splice(held.indexOf(value), 1);
    tally.remove(value, []);
  }
}

function expectSame(actual: RowValue, expected: RowValue): void {
  if (typeof expected === 'number' && typeof actual === 'number') expect(actual).toBeCloseTo(expected, 6);
  else expect(actual).toEqual(expected);
}

describe.each(NAIVE)('%s %j', (name, extra, naive) => {
  it('agrees with the naive computation after every move', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const tally = tallyOpener(plan(name, extra), { ...site, offset: () => offsetOf(extra) })();
        const held: RowValue[] = [];
        for (const move of list) {
          apply(move, tally, held);
          expectSame(tally.value(), naive(numbers(held)));
        }
      }),
    );
  });
});

describe('rows by sort keys', () => {
  it('keeps equal keys in order of arrival, and min and max are the oldest of theirs', () => {
    const open = (name: string, descending: readonly boolean[] = [false]) => tallyOpener(plan(name, { descending }), site)();
    const [sorted, down, least, greatest] = [open('sorted'), open('sorted', [true]), open('minby'), open('maxby')];
    for (const [row, key] of [
      ['a', 2],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ] as const)
      for (const tally of [sorted, down, least, greatest]) tally.add(row, [key]);
    expect([sorted.value(), down.value(), least.value(), greatest.value()]).toEqual([
      ['b', 'd', 'a', 'c'],
      ['a', 'c', 'b', 'd'],
      'b',
      'a',
    ]);
    for (const tally of [sorted, least]) tally.remove('b', [1]);
    expect([sorted.value(), least.value()]).toEqual([['d', 'a', 'c'], 'd']);
  });
});

describe('aggregates since the start', () => {
  it('do not forget what has left', () => {
    const values = ['firstever', 'lastever', 'minever', 'maxever'].map((name) => {
      const tally = tallyOpener(plan(name), site)();
      for (const x of [3, 1, 2]) tally.add(x, []);
      tally.remove(3, []);
      return tally.value();
    });
    expect(values).toEqual([3, 2, 1, 3]);
  });

  it('leaving() is false until something leaves', () => {
    const tally = tallyOpener(plan('leaving'), site)();
    tally.add(true, []);
    expect(tally.value()).toBe(false);
    tally.remove(true, []);
    expect(tally.value()).toBe(true);
  });

  it('rate(10) is null until the first row is older than 10 s', () => {
    const time = { now: 0 };
    const tally = tallyOpener(plan('rate', { arguments: [constant(10)] }), { ...site, clock: time })();
    const at = (now: number) => {
      time.now = now;
      return tally;
    };
    at(0).add(true, []);
    at(4000).add(true, []);
    expect(at(9999).value()).toBeNull();
    expect(at(10_000).value()).toBe(0.1);
    at(11_000).add(true, []);
    expect(tally.value()).toBe(0.2);
  });
});
