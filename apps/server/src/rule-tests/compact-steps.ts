import { isDeepStrictEqual } from 'node:util';
import type { WireTestStep } from '@rulewright/contracts';
import type { EventRecord, Value } from '@rulewright/core';

type Send = Extract<WireTestStep, { readonly kind: 'send' }>;

/**
 * Events that come one after the other at equal distances, alike or counting up in the number at the end of a text, as one repeated step:
 * fifty connections of a scan are one line of a test. O(events).
 */
export function compactSteps(steps: readonly Send[]): readonly Send[] {
  const compact: Send[] = [];
  for (let from = 0; from < steps.length; ) {
    const length = runFrom(steps, from);
    const [first, last] = [steps[from], steps[from + length - 1]];
    if (first && last) compact.push(length > 2 ? repeated(first, last, length) : first);
    from += length > 2 ? length : 1;
  }
  return compact;
}

/** How many steps from a place on make one repeated step. */
function runFrom(steps: readonly Send[], from: number): number {
  const [first, second] = [steps[from], steps[from + 1]];
  if (!first || !second) return 1;
  let length = 1;
  for (let next = second; next.type === first.type && next.atMs - first.atMs === length * (second.atMs - first.atMs); ) {
    if (!isDeepStrictEqual(next.event, countedOn(first.event, second.event, length))) break;
    length++;
    const following = steps[from + length];
    if (!following) break;
    next = following;
  }
  return length;
}

const COUNTER = /^(.*?)(\d{1,9})$/s;

/** The first event with its counters moved on; what differs in the second and is no counter stays, and so ends the run. */
function countedOn(first: EventRecord, second: EventRecord, by: number): EventRecord {
  return Object.fromEntries(
    Object.entries(first).map(([name, value]): [string, Value] => {
      const counter = counterOf(value, second[name]);
      return [name, counter ? `${counter.before}${counter.number + by}` : value];
    }),
  );
}

function counterOf(value: Value, next: Value | undefined): { readonly before: string; readonly number: number } | undefined {
  if (typeof value !== 'string' || value === next) return undefined;
  const found = COUNTER.exec(value);
  const [before, digits] = [found?.[1], found?.[2]];
  if (before === undefined || digits === undefined || (digits.length > 1 && digits.startsWith('0'))) return undefined;
  const number = Number(digits);
  return next === `${before}${number + 1}` ? { before, number } : undefined;
}

function repeated(first: Send, last: Send, times: number): Send {
  const event = Object.fromEntries(
    Object.entries(first.event).map(([name, value]): [string, Value] => {
      const end = last.event[name];
      if (value === end || typeof value !== 'string' || typeof end !== 'string') return [name, value];
      const [low, high] = [COUNTER.exec(value), COUNTER.exec(end)];
      return [name, `${low?.[1]}{${low?.[2]}..${high?.[2]}}`];
    }),
  );
  return { ...first, event, times, everyMs: (last.atMs - first.atMs) / (times - 1) };
}
