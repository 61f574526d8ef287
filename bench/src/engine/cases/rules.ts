import type { BenchCase } from '../bench-case.js';
import { LOG_SCHEMA, logEvent } from '../log-event.js';
import { Random } from '../random.js';

const EVENTS = 400_000;

/** Many rules of one shape, one of which matches each event. */
export const RULE_CASES: readonly BenchCase[] = [equalityRules(10, 2), equalityRules(1000, 10)];

/** A module of `count` rules that ask two properties for equality. */
export function equalityModule(count: number): string {
  const rules = Array.from(
    { length: count },
    (_, i) => `@name('r${i}') select login, dst_ip from event(login = 'user${i}' and dst_port = 443);`,
  );
  return `${LOG_SCHEMA}${rules.join('\n')}\n`;
}

function equalityRules(count: number, target: number): BenchCase {
  return {
    name: `rules-${count}`,
    measure: 'events',
    target,
    epl: equalityModule(count),
    *events() {
      const random = new Random(2);
      for (let i = 0; i < EVENTS; i++) {
        yield logEvent(1 + Math.floor(i / 10), random, { login: `user${random.below(count)}`, dst_port: 443 });
      }
    },
  };
}
