import type { EventRecord, Value } from '@rulewright/core';
import { endOf, type MutantKind, type SendStep, type TestStep } from '@rulewright/epl/rule-test';
import { parse, type TimeUnit, walk } from '@rulewright/epl/syntax';

/** A test with one thing changed, and what that is in a few words. */
export interface Variation {
  readonly what: string;
  readonly steps: readonly TestStep[];
}

/** Numbers, texts and lengths that a rule mentions: what an event on one of its boundaries is made of. */
export interface Mentions {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly lengthsMs: readonly number[];
}

const UNIT_MS: Partial<Record<TimeUnit, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

export function mentionsOf(epl: string): Mentions {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  const lengthsMs = new Set<number>();
  walk(parse(epl).document, (node) => {
    if (node.kind === 'annotation') return false;
    if (node.kind === 'literal' && typeof node.value === 'number') numbers.add(node.value);
    if (node.kind === 'literal' && typeof node.value === 'string') texts.add(node.value);
    if (node.kind !== 'time-period') return true;
    const parts = node.parts.map(({ value, unit }) => (value.kind === 'literal' ? Number(value.value) * (UNIT_MS[unit] ?? 0) : 0));
    lengthsMs.add(parts.reduce((sum, part) => sum + part, 0));
    return false;
  });
  return { numbers: [...numbers], texts: [...texts].slice(0, 12), lengthsMs: [...lengthsMs].filter((ms) => ms > 0) };
}

type Ways = (steps: readonly TestStep[], mentions: Mentions) => Generator<Variation>;

/** Which ways of changing a test tell a kind of mutant most likely; the others are tried behind them. */
const LIKELY: Partial<Record<MutantKind, readonly Ways[]>> = {
  'condition-dropped': [values],
  'branch-dropped': [values],
  'and-or-swapped': [values],
  'comparison-turned': [values],
  'not-turned': [values],
  'value-dropped': [values],
  'length-doubled': [moments],
  'length-halved': [moments],
  'window-dropped': [moments],
  'guard-dropped': [moments],
  'rate-dropped': [again, moments],
  'key-dropped': [again],
  'every-dropped': [again],
  'distinct-dropped': [again, values],
};

/** Small changes of what a test does: counts, moments, values, repetitions; those first that fit the kind of mutant. */
export function* variationsOf(steps: readonly TestStep[], mentions: Mentions, kind: MutantKind): Generator<Variation> {
  const likely = LIKELY[kind] ?? [];
  for (const way of new Set([...likely, counts, moments, values, again])) yield* way(steps, mentions);
}

function replaced(steps: readonly TestStep[], at: number, ...by: readonly TestStep[]): readonly TestStep[] {
  return [...steps.slice(0, at), ...by, ...steps.slice(at + 1)];
}

function* sends(steps: readonly TestStep[]): Generator<readonly [index: number, step: SendStep]> {
  for (const [index, step] of steps.entries()) if (step.kind === 'send') yield [index, step];
}

function* counts(steps: readonly TestStep[], { numbers }: Mentions): Generator<Variation> {
  for (const [index, step] of sends(steps)) {
    const { times = 1 } = step;
    const wanted = new Set([times - 1, times + 1, ...numbers.flatMap((number) => [number - 1, number, number + 1])]);
    for (const count of wanted) {
      if (!Number.isInteger(count) || count < 0 || count === times || count > 1000) continue;
      const name = `${count} of ${step.type}`;
      if (count === 0) yield { what: `without ${step.type}`, steps: replaced(steps, index) };
      else if (times > 1 || count === 2) yield { what: name, steps: replaced(steps, index, { ...step, times: count }) };
    }
  }
}

/** Gaps that lie on, just before, just behind and between the lengths of the rule. */
function* moments(steps: readonly TestStep[], { lengthsMs }: Mentions): Generator<Variation> {
  const gaps = new Set(lengthsMs.flatMap((ms) => [ms - 1, ms, ms + 1, ms * 1.5, ms * 0.75].map(Math.round)));
  for (const [index, step] of sends(steps)) {
    const before = index === 0 ? 0 : lastMoment(steps[index - 1]);
    for (const gap of gaps) {
      const by = before + gap - step.atMs;
      const what = `${step.type} after ${gap / 1000} s`;
      const later = steps.slice(index).map((each) => ({ ...each, atMs: each.atMs + by }));
      if (index > 0) yield { what, steps: [...steps.slice(0, index), ...later] };
      // the last of several events, sent again
      const copy: SendStep = { kind: 'send', type: step.type, event: step.event, atMs: lastMoment(step) + gap };
      yield { what: `${what} again`, steps: [...steps, copy] };
      if (step.times !== undefined && step.times > 1) {
        yield {
          what: `${step.type} over ${gap / 1000} s`,
          steps: replaced(steps, index, { ...step, everyMs: gap / (step.times - 1) }),
        };
      }
    }
    const end = lastMoment(steps.at(-1));
    for (const gap of gaps) yield { what: `${gap / 1000} s later`, steps: [...steps, { kind: 'advance', atMs: end + gap }] };
  }
}

function lastMoment(step: TestStep | undefined): number {
  if (step === undefined) return 0;
  return step.kind === 'advance' ? step.atMs : step.atMs + ((step.times ?? 1) - 1) * (step.everyMs ?? 0);
}

function* values(steps: readonly TestStep[], mentions: Mentions): Generator<Variation> {
  for (const [index, step] of sends(steps)) {
    for (const [property, value] of Object.entries(step.event)) {
      for (const other of othersThan(value, mentions)) {
        const event: EventRecord = { ...step.event, [property]: other };
        const what = `${property} is ${other === null ? 'missing' : String(other)}`;
        yield { what, steps: replaced(steps, index, { ...step, event }) };
        yield { what: `one more whose ${what}`, steps: replaced(steps, index, step, { ...step, event }) };
      }
    }
  }
}

function othersThan(value: Value, { numbers, texts }: Mentions): readonly Value[] {
  if (typeof value === 'number') {
    const near = [value, ...numbers].flatMap((number) => [number - 1, number, number + 1]);
    return [...new Set<Value>([...near, null])].filter((other) => other !== value);
  }
  if (typeof value === 'string') return [...new Set<Value>([`${value}x`, ...texts, null])].filter((other) => other !== value);
  if (typeof value === 'boolean') return [!value, null];
  return [];
}

/** Everything once more: later, and at the same time for somebody else. */
function* again(steps: readonly TestStep[], { lengthsMs }: Mentions): Generator<Variation> {
  const endMs = endOf({ name: '', steps, expect: [] });
  for (const gap of [1, ...lengthsMs.flatMap((ms) => [ms - 1, ms + 1])]) {
    const later = steps.map((step) => ({ ...step, atMs: step.atMs + endMs + gap }));
    yield { what: `once more after ${gap / 1000} s`, steps: [...steps, ...later] };
  }
  const properties = new Set(steps.flatMap((step) => (step.kind === 'send' ? Object.keys(step.event) : [])));
  for (const property of properties) {
    const others = steps.flatMap((step): readonly TestStep[] => {
      const value = step.kind === 'send' ? step.event[property] : undefined;
      if (step.kind !== 'send' || typeof value !== 'string') return [];
      return [{ ...step, event: { ...step.event, [property]: `${value}x` } }];
    });
    if (others.length > 0) yield { what: `for another ${property} too`, steps: [...steps, ...others] };
  }
}
