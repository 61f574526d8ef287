import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ring } from './ring.js';

/* Law: a ring is an array to whose end items are added and from whose beginning they are taken, however many it holds. */

interface Run {
  readonly pushed: number;
  readonly shifted: number;
}
const count = fc.oneof({ weight: 3, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(12_000) });
const runs = fc.array(fc.record({ pushed: count, shifted: count }), { maxLength: 12 });

function filled(steps: readonly Run[]): { readonly ring: Ring<number>; readonly model: number[] } {
  const ring = new Ring<number>(true);
  const model: number[] = [];
  let next = 0;
  for (const { pushed, shifted } of steps) {
    for (let i = 0; i < pushed; i++) {
      ring.push(next, next + 0.5);
      model.push(next++);
    }
    const taken: (number | undefined)[] = [];
    for (let i = 0; i < shifted; i++) taken.push(ring.shift());
    const expected: (number | undefined)[] = model.splice(0, shifted);
    while (expected.length < shifted) expected.push(undefined);
    expect(taken).toEqual(expected);
  }
  return { ring, model };
}

test('it is a queue', () => {
  fc.assert(
    fc.property(runs, (steps) => {
      const { ring, model } = filled(steps);
      expect([ring.length, ring.toArray(), [...ring]]).toEqual([model.length, model, model]);
      expect(model.map((_, i) => ring.dueAt(i))).toEqual(model.map((item) => item + 0.5));
      expect([ring.first, ring.firstDue]).toEqual([
        model[0],
        (model[0] ?? Number.POSITIVE_INFINITY) + (model.length > 0 ? 0.5 : 0),
      ]);
      expect([ring.at(-1), ring.at(model.length), ring.dueAt(model.length)]).toEqual([undefined, undefined, Number.NaN]);
    }),
    { numRuns: 40 },
  );
});

test('it keeps what is wanted, and goes on', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 5 }), (steps, step) => {
      const { ring, model } = filled(steps);
      ring.retain((item) => item % step === 0);
      const kept = model.filter((item) => item % step === 0);
      ring.push(-1, 7);
      expect(ring.toArray()).toEqual([...kept, -1]);
      expect(kept.map((_, i) => ring.dueAt(i))).toEqual(kept.map((item) => item + 0.5));
    }),
    { numRuns: 40 },
  );
});
