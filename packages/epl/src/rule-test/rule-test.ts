import type { EventRecord, Value } from '@rulewright/core';

/*
 * A rule test: events and time as steps, and the rows that must come of them. It is plain data: stored with its module, kept in a file
 * beside it, shown by the editor. All times are milliseconds from the beginning of the test.
 */

export interface RuleTest {
  readonly name: string;
  /** the clock when the test begins, ms since the epoch (default 0) */
  readonly startMs?: number;
  readonly steps: readonly TestStep[];
  /**
   * Every row of a watched statement has to be expected. Watched are the statements with `@Alert` (every statement with a name when there
   * is none) and those that an expectation names. An empty list expects that no alert comes.
   */
  readonly expect: readonly Expectation[];
}

export type TestStep = SendStep | AdvanceStep;

/** One event, or `times` of them `everyMs` apart. In a repeated event `{1..50}` stands for the next number at each repetition. */
export interface SendStep {
  readonly kind: 'send';
  readonly atMs: number;
  readonly type: string;
  readonly event: EventRecord;
  readonly times?: number;
  readonly everyMs?: number;
}

/** Time passes up to an instant, and whatever is due until then happens. */
export interface AdvanceStep {
  readonly kind: 'advance';
  readonly atMs: number;
}

export type Expectation = ExpectedRow | ExpectedSilence;

/** A row of a statement or of an alert (by the name of either); the columns that are named have these values. */
export interface ExpectedRow {
  readonly kind: 'row';
  readonly from: string;
  /** absent: at whatever time */
  readonly atMs?: number;
  readonly row: EventRecord;
}

/** No row comes from a statement beyond those that are expected: it is watched though it raises no alert. */
export interface ExpectedSilence {
  readonly kind: 'none';
  readonly from: string;
}

/** No test sends more events than this. */
export const MAX_TEST_EVENTS = 100_000;

/** What happens at one instant of a test: an event, or nothing but the time that has come. */
export interface TestInstant {
  /** place of its step in the test */
  readonly step: number;
  readonly atMs: number;
  readonly send?: { readonly type: string; readonly event: EventRecord };
}

/** The steps event by event, in order of time; those of one instant in the order in which they are written. O(events log events). */
export function instantsOf(test: RuleTest): readonly TestInstant[] {
  const instants = test.steps.flatMap((step, index): TestInstant[] => {
    if (step.kind === 'advance') return [{ step: index, atMs: step.atMs }];
    const { atMs, type, event, times, everyMs = 0 } = step;
    if (times === undefined) return [{ step: index, atMs, send: { type, event } }];
    return Array.from({ length: times }, (_, turn) => ({
      step: index,
      atMs: atMs + turn * everyMs,
      send: { type, event: filledIn(event, turn) },
    }));
  });
  return instants.sort((a, b) => a.atMs - b.atMs);
}

/** The last instant of a test: of its steps and of its expectations. */
export function endOf(test: RuleTest): number {
  const expected = test.expect.map((each) => (each.kind === 'row' ? (each.atMs ?? 0) : 0));
  const sent = test.steps.map((step) =>
    step.kind === 'send' ? step.atMs + Math.max(0, (step.times ?? 1) - 1) * (step.everyMs ?? 0) : step.atMs,
  );
  return Math.max(0, ...expected, ...sent);
}

const COUNTED = /\{(-?\d+)\.\.(-?\d+)\}/g;
const ONLY_COUNTED = /^\{(-?\d+)\.\.(-?\d+)\}$/;

/** The event of one repetition: `192.168.0.{1..50}` counts up and begins again behind its end; alone it is a number. */
function filledIn(event: EventRecord, turn: number): EventRecord {
  return Object.fromEntries(Object.entries(event).map(([name, value]) => [name, filledValue(value, turn)]));
}

function filledValue(value: Value, turn: number): Value {
  if (Array.isArray(value)) return value.map((each) => filledValue(each, turn));
  if (typeof value !== 'string') return value;
  const alone = ONLY_COUNTED.exec(value);
  if (alone) return counted(Number(alone[1]), Number(alone[2]), turn);
  return value.replace(COUNTED, (_, low: string, high: string) => String(counted(Number(low), Number(high), turn)));
}

function counted(low: number, high: number, turn: number): number {
  return low + (turn % (Math.max(0, high - low) + 1));
}
