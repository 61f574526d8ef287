import { describe, expect, test } from 'vitest';
import { DelayLine } from './delay-line.js';
import { Schedule } from './schedule.js';

function lineOf(isLive?: (item: number) => boolean) {
  const schedule = new Schedule();
  const expired: (readonly [number, readonly number[]])[] = [];
  const line = new DelayLine<number>(schedule, {
    order: 0,
    expire: (items, now) => expired.push([now, items]),
    ...(isLive ? { isLive } : {}),
  });
  const moveTo = (now: number): void => {
    for (const entry of schedule.takeDue(now)) schedule.run(entry, now);
  };
  return { schedule, line, expired, moveTo };
}

describe('a delay line', () => {
  test('hands over what is due, oldest first, in one piece', () => {
    const { line, expired, moveTo, schedule } = lineOf();
    for (let i = 0; i < 100; i++) line.add(i, 1_000 + i);
    moveTo(999);
    moveTo(1_002);
    expect(expired).toEqual([[1_002, [0, 1, 2]]]);
    expect([line.length, schedule.size, schedule.nextDue]).toEqual([97, 1, 1_003]);
  });

  test('skips dead entries and does not wake its owner for them alone', () => {
    const dead = new Set([1, 2]);
    const { line, expired, moveTo } = lineOf((item) => !dead.has(item));
    line.add(1, 10);
    line.add(2, 20);
    line.add(3, 20);
    line.forget();
    line.forget();
    moveTo(10);
    expect(expired).toEqual([]);
    moveTo(20);
    expect(expired).toEqual([[20, [3]]]);
  });

  test('compacts when more than half of it is dead', () => {
    const live = new Set(Array.from({ length: 1_000 }, (_, i) => i));
    const { line, expired, moveTo } = lineOf((item) => live.has(item));
    for (let i = 0; i < 1_000; i++) line.add(i, 1_000 + i);
    for (let i = 0; i < 990; i++) {
      live.delete(i);
      line.forget();
    }
    expect(line.length).toBeLessThan(200);
    moveTo(5_000);
    expect(expired).toEqual([[5_000, [990, 991, 992, 993, 994, 995, 996, 997, 998, 999]]]);
  });

  test('tells its entries and their due times', () => {
    const { line } = lineOf();
    line.add(7, 10);
    line.add(8, 12);
    expect([...line.entries()]).toEqual([
      [7, 10],
      [8, 12],
    ]);
    expect([line.itemAt(1), line.dueAt(1), line.itemAt(2)]).toEqual([8, 12, undefined]);
  });
});
