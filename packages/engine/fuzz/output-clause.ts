import { optional, type Part } from './part.js';
import type { Random } from './random.js';

/** An `output` clause of any rate, with a leading blank. */
export function outputClause(random: Random, isAggregated: boolean): Part {
  const what = random.pick(['', 'first ', 'last ', 'all ', 'snapshot ']);
  const after = random.chance(0.12) ? [optional(`after ${random.pick(['2 events', '3 sec'])} `)] : [];
  const every = random.weighted<string>([
    [6, `every ${random.pick([2, 3, 5])} sec`],
    [4, `every ${random.int(2, 4)} events`],
    [what === 'first ' && isAggregated ? 0 : 1, 'when count_insert >= 3'],
  ]);
  return optional(' output ', ...after, what, every);
}
