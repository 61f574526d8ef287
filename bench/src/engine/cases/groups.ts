import type { BenchCase } from '../bench-case.js';
import { address, LOG_SCHEMA, logEvent } from '../log-event.js';
import { Random } from '../random.js';

const EVENTS = 400_000;
const EVENTS_A_MS = 10;

/** A group holds so many events on average; what is far above it passes. */
const AVERAGE = { none: [EVENTS / 500, EVENTS / 5000], length: [20, 2], time: [200, 20] } as const;

/** Counts and sums by one key (500 groups) or two (5,000 groups), with `having` that lets few rows out. */
export const GROUP_CASES: readonly BenchCase[] = [
  grouped('none', '', 1),
  grouped('length', '#length(10000)', 1),
  grouped('time', '#time(10 sec)', 1),
  grouped('none', '', 2),
  grouped('length', '#length(10000)', 2),
  grouped('time', '#time(10 sec)', 2),
];

function grouped(name: keyof typeof AVERAGE, window: string, keys: 1 | 2): BenchCase {
  const by = keys === 1 ? 'src_ip' : 'src_ip, dst_port';
  const average = AVERAGE[name][keys - 1] ?? 1;
  const threshold = Math.round(average + 2.5 * Math.sqrt(average));
  return {
    name: `group-${name}-${keys === 1 ? 'one-key' : 'two-keys'}`,
    measure: 'events',
    target: 2,
    epl: `${LOG_SCHEMA}@name('busy') select ${by}, count(*) as n, sum(bytes_sent) as total, max(bytes_received) as largest
  from event${window} group by ${by} having count(*) > ${threshold};\n`,
    *events() {
      const random = new Random(1);
      for (let i = 0; i < EVENTS; i++) {
        const fields = { src_ip: address(random.below(500)), dst_port: random.below(10) };
        yield logEvent(1 + Math.floor(i / EVENTS_A_MS), random, fields);
      }
    },
  };
}
