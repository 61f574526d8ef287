import type { Scenario, ScenarioStep } from '../src/testing/run-scenario.js';

const TIMED_GROUP = /#groupwin\((\w)\)#time\w*\((\d+) sec/g;

/**
 * The scenario in which no key of a timed group window comes up again once its rows may all have left: the second time it has another value.
 * undefined if there is no such key.
 */
export function freshKeys(scenario: Scenario): Scenario | undefined {
  const spans = new Map<string, number>();
  for (const [, key = '', seconds] of String(scenario.epl).matchAll(TIMED_GROUP)) {
    spans.set(key, Math.min(spans.get(key) ?? Number.POSITIVE_INFINITY, Number(seconds) * 1000));
  }
  if (spans.size === 0) return undefined;
  const keys = [...spans].map(([key, ms]) => new Keys(key, ms));
  let now = 0;
  const steps = scenario.steps.map((step): ScenarioStep => {
    if ('time' in step && step.time !== undefined) now = step.time;
    if ('span' in step && step.span !== undefined) now = step.span;
    if (!('send' in step) || step.send === undefined || step.event === undefined) return step;
    const { send } = step;
    const event = keys.reduce<Readonly<Record<string, unknown>>>((changed, one) => one.fresh(changed, send, now), step.event);
    return { ...step, event } as ScenarioStep;
  });
  return keys.some((one) => one.hasChanged) ? { ...scenario, steps } : undefined;
}

/** The values of one key: when each came last, in any event and in those of a type, which may feed the window alone, and what it stands for. */
class Keys {
  readonly #key: string;
  readonly #ms: number;
  readonly #last = new Map<unknown, number>();
  readonly #round = new Map<unknown, number>();
  hasChanged = false;

  constructor(key: string, ms: number) {
    this.#key = key;
    this.#ms = ms;
  }

  fresh(event: Readonly<Record<string, unknown>>, type: string, now: number): Readonly<Record<string, unknown>> {
    const value = event[this.#key];
    const ofType = `${type}:${value}`;
    const before = Math.min(this.#last.get(value) ?? now, this.#last.get(ofType) ?? now);
    this.#last.set(value, now).set(ofType, now);
    if (now - before >= this.#ms) {
      this.#round.set(value, (this.#round.get(value) ?? 0) + 1);
      this.hasChanged = true;
    }
    const round = this.#round.get(value) ?? 0;
    if (round === 0) return event;
    return { ...event, [this.#key]: typeof value === 'number' ? value + 10 * round : `${value ?? ''}${round}` };
  }
}
