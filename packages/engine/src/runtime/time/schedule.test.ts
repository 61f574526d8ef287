import { describe, expect, test } from 'vitest';
import { IDLE, orderOf, type Scheduled } from '../operator.js';
import { Schedule } from './schedule.js';

const log: string[] = [];
const entry = (name: string, order: number): Scheduled => ({
  due: 0,
  order,
  slot: IDLE,
  fire: (now) => log.push(`${name}@${now}`),
});

function run(schedule: Schedule, now: number): readonly string[] {
  log.length = 0;
  for (const due of schedule.takeDue(now)) schedule.run(due, now);
  return [...log];
}

describe('the schedule', () => {
  test('runs what is due by time, then by order, and nothing else', () => {
    const schedule = new Schedule();
    schedule.at(entry('c', orderOf(3, 0)), 20);
    schedule.at(entry('b', orderOf(2, 0)), 10);
    schedule.at(entry('a', orderOf(1, 0)), 10);
    schedule.at(entry('later', orderOf(0, 0)), 21);
    expect(run(schedule, 20)).toEqual(['a@20', 'b@20', 'c@20']);
    expect(schedule.nextDue).toBe(21);
  });

  test('keeps the entries of one statement together in one jump', () => {
    const schedule = new Schedule();
    schedule.at(entry('s1-first', orderOf(1, 1)), 10);
    schedule.at(entry('s2', orderOf(2, 0)), 11);
    schedule.at(entry('s1-second', orderOf(1, 2)), 12);
    expect(run(schedule, 12)).toEqual(['s1-first@12', 's1-second@12', 's2@12']);
  });

  test('forgets what was cancelled, also between taking and running', () => {
    const schedule = new Schedule();
    const second = entry('second', 2);
    const first: Scheduled = { due: 0, order: 1, slot: IDLE, fire: () => schedule.cancel(second) };
    schedule.at(first, 10);
    schedule.at(second, 10);
    expect(run(schedule, 10)).toEqual([]);
    expect(schedule.size).toBe(0);
  });

  test('runs an entry that is armed anew while it was due at its new instant only', () => {
    const schedule = new Schedule();
    const second = entry('second', 2);
    schedule.at({ due: 0, order: 1, slot: IDLE, fire: () => schedule.at(second, 30) }, 10);
    schedule.at(second, 10);
    expect(run(schedule, 10)).toEqual([]);
    expect(run(schedule, 30)).toEqual(['second@30']);
  });

  test('moves a waiting entry to another instant', () => {
    const schedule = new Schedule();
    const moved = entry('moved', 1);
    schedule.at(moved, 10);
    schedule.at(entry('other', 2), 15);
    schedule.at(moved, 20);
    expect(run(schedule, 20)).toEqual(['other@20', 'moved@20']);
  });
});
