import { describe, expect, it } from 'vitest';
import { Schedule } from '../time/schedule.js';
import { PatternTimers } from './pattern-timers.js';
import type { Timed } from './timer-line.js';

class Waiter implements Timed {
  readonly name: string;
  readonly seq: number;
  live = true;
  due = Number.POSITIVE_INFINITY;
  sooner: Timed | undefined = undefined;
  later: Timed | undefined = undefined;

  constructor(seq: number, name: string) {
    this.seq = seq;
    this.name = name;
  }

  elapsed(): void {}
}

function timers() {
  const schedule = new Schedule();
  const told: string[] = [];
  const pattern = new PatternTimers(schedule, 0, (taken) => told.push(taken.map((one) => (one as Waiter).name).join(' ')));
  let seq = 0;
  return {
    schedule,
    told,
    wait(place: number | undefined, name: string, due: number): Waiter {
      const waiter = new Waiter(seq++, name);
      pattern.wait(pattern.queueOf(place ?? 0, place !== undefined), waiter, due);
      return waiter;
    },
    end(place: number | undefined, waiter: Waiter): void {
      waiter.live = false;
      pattern.queueOf(place ?? 0, place !== undefined).forget(waiter);
    },
    at(now: number): void {
      for (const entry of schedule.takeDue(now)) schedule.run(entry, now);
    },
  };
}

describe('timers of a pattern', () => {
  it('are told by due time, then by beginning, across nodes', () => {
    const t = timers();
    t.wait(1, 'a@20', 20);
    t.wait(2, 'b@10', 10);
    t.wait(undefined, 'c@10', 10);
    t.wait(2, 'd@15', 15);
    t.wait(1, 'e@25', 25);
    t.at(9);
    t.at(20);
    expect(t.told).toEqual(['b@10 c@10 d@15 a@20']);
    expect(t.schedule.nextDue).toBe(25);
  });

  it('are one entry of the schedule, which waits for the earliest', () => {
    const t = timers();
    t.wait(1, 'late', 50);
    t.wait(2, 'early', 30);
    expect([t.schedule.size, t.schedule.nextDue]).toEqual([1, 30]);
    t.at(30);
    t.at(50);
    expect([t.told, t.schedule.size]).toEqual([['early', 'late'], 0]);
  });

  it('that were ended are not told', () => {
    const t = timers();
    const waiters = Array.from({ length: 1_000 }, (_, i) => t.wait(1, String(i), 100 + i));
    for (const waiter of waiters.slice(0, 999)) t.end(1, waiter);
    t.at(2_000);
    expect([t.told, t.schedule.size]).toEqual([['999'], 0]);
  });

  it('may be ended before they have begun to wait, and from the middle and the ends of a line', () => {
    const t = timers();
    const [first, second, third, fourth] = ['first', 'second', 'third', 'fourth'].map((name, i) => t.wait(1, name, 10 + i));
    t.end(1, new Waiter(99, 'never'));
    for (const waiter of [second, fourth, first]) if (waiter !== undefined) t.end(1, waiter);
    t.wait(1, 'fifth', 20);
    t.at(30);
    expect([t.told, third?.due, t.schedule.size]).toEqual([['third fifth'], Number.POSITIVE_INFINITY, 0]);
  });

  it('wait for an earlier instant again once those before it are dead', () => {
    const t = timers();
    t.end(1, t.wait(1, 'dead@90', 90));
    t.wait(1, 'live@40', 40);
    t.at(40);
    expect(t.told).toEqual(['live@40']);
  });

  it('without a constant delay stand in a heap', () => {
    const t = timers();
    const dues = [70, 20, 50, 10, 60, 30, 40];
    const waiters = dues.map((due) => t.wait(undefined, `@${due}`, due));
    for (const waiter of waiters.filter((one) => one.name === '@20' || one.name === '@60')) t.end(undefined, waiter);
    t.at(100);
    expect(t.told).toEqual(['@10 @30 @40 @50 @70']);
  });
});
