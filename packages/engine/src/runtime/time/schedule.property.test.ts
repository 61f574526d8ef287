import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDLE, type Scheduled } from '../operator.js';
import { Schedule } from './schedule.js';

/* Law: after any additions, moves and cancellations, walking the schedule gives the entries as a sort by (due, order) would. */

const change = fc.record({ entry: fc.nat(19), due: fc.nat(50), cancel: fc.boolean() });

test('a walk over the schedule is a sort of what waits', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const ran: number[] = [];
      const entries: Scheduled[] = Array.from({ length: 20 }, (_, order) => ({
        due: 0,
        order,
        slot: IDLE,
        fire: () => ran.push(order),
      }));
      const schedule = new Schedule();
      const expected = new Map<number, number>();
      for (const { entry: index, due, cancel } of changes) {
        const entry = entries[index] as Scheduled;
        if (cancel) {
          schedule.cancel(entry);
          expected.delete(index);
        } else {
          schedule.at(entry, due);
          expected.set(index, due);
        }
      }
      while (schedule.size > 0) {
        const now = schedule.nextDue;
        for (const entry of schedule.takeDue(now)) schedule.run(entry, now);
      }
      expect(ran).toEqual([...expected].sort(([a, dueA], [b, dueB]) => dueA - dueB || a - b).map(([order]) => order));
    }),
  );
});
