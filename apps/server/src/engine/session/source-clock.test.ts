import type { SourceDefinition } from '@rulewright/contracts';
import { describe, expect, test } from 'vitest';
import { IDLE_AFTER_MS, SourceClock } from './source-clock.js';

const eventTime = (name: string, latenessMs = 0): SourceDefinition => ({
  name,
  clock: { kind: 'event', field: 'ts', unit: 'ms', latenessMs },
});
const at = (journalTime: number, latenessMs = 0) => ({ journalTime, latenessMs });

describe('the clock of the engine', () => {
  test('is the journal’s while nothing else is known', () => {
    const clock = new SourceClock();
    clock.arrived(1000, false);
    expect(clock.time).toBe(1000);
    clock.arrived(900, true);
    expect(clock.time).toBe(1000);
  });

  test('lives in the time of a log that is replayed, whenever that is', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('log')]);
    clock.arrived(1_000_000, false);
    expect(clock.time).toBeUndefined();
    clock.observed('log', 50, at(1_000_001));
    clock.observed('log', 70, at(1_000_002));
    clock.arrived(1_000_500, false);
    expect(clock.time).toBe(70);
    clock.arrived(1_000_002 + IDLE_AFTER_MS, false);
    expect(clock.time).toBeUndefined();
  });

  test('follows the newest event less the lateness allowed, and counts what is later than that', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('log', 10)]);
    expect([100, 95, 90, 89].map((instant) => clock.observed('log', instant, at(0, 10)))).toEqual([false, false, false, true]);
    expect(clock.time).toBe(90);
  });

  test('is that of the slowest active source; an idle one holds nobody up', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('a'), eventTime('b')]);
    clock.observed('a', 500, at(0));
    clock.observed('b', 100, at(0));
    expect(clock.time).toBe(100);
    clock.observed('a', 600, at(IDLE_AFTER_MS));
    expect(clock.time).toBe(600);
    clock.observed('b', 200, at(IDLE_AFTER_MS));
    expect(clock.time).toBe(200);
  });

  test('a source of arrival time counts with the journal’s time', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('log')]);
    clock.observed('log', 900, at(1000));
    clock.arrived(1000, true);
    expect(clock.time).toBe(900);
    clock.observed('log', 5000, at(1001));
    expect(clock.time).toBe(1001);
  });

  test('is the same after a snapshot', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('a', 5), eventTime('b')]);
    clock.observed('a', 500, at(10, 5));
    clock.observed('b', 700, at(20));
    const restored = new SourceClock();
    restored.configure([eventTime('a', 5), eventTime('b')]);
    restored.load(JSON.parse(JSON.stringify(clock.save())));
    expect([restored.time, restored.save()]).toEqual([clock.time, clock.save()]);
  });

  test('a source that is no longer configured is forgotten', () => {
    const clock = new SourceClock();
    clock.configure([eventTime('a'), eventTime('b')]);
    clock.observed('a', 500, at(0));
    clock.observed('b', 100, at(0));
    clock.configure([eventTime('a')]);
    expect(clock.time).toBe(500);
  });
});
