import { invariant } from '@rulewright/core';
import type { PlanExpression } from '../../plan/expression.js';
import type { AggregatePlan } from '../../plan/result.js';
import { Count } from './count.js';
import { CountDistinct } from './count-distinct.js';
import { AverageDeviation, StandardDeviation } from './deviation.js';
import { Distinct } from './distinct.js';
import { FirstEver, LastEver, Leaving } from './ever.js';
import { Extreme, ExtremeEver } from './extreme.js';
import { FirstValue, LastValue, WindowValues } from './held-values.js';
import { Median } from './median.js';
import { RateHeld, RateOfSpan } from './rate.js';
import { ExtremeRow, ExtremeRowEver, SortedRows } from './sorted-rows.js';
import { Average, Sum } from './sum.js';
import type { Tally } from './tally.js';
import { ValueCodes } from './value-codes.js';

/** What tallies reach besides the values that they are given. */
export interface TallySite {
  readonly clock: { readonly now: number };
  /** the second argument of `first`, `last` and `nth`, as it is now */
  readonly offset: () => number;
}

/** One aggregate function: what it does with nulls, with what its arguments are, and how a group's tally is opened. */
export interface AggregateKind {
  /** null values are not counted */
  readonly skipsNull: boolean;
  /** the row itself is the value and all arguments are sort keys */
  readonly byKeys?: true;
  readonly open: (plan: AggregatePlan, site: TallySite) => () => Tally;
}

const over = (open: (site: TallySite) => Tally): AggregateKind => ({ skipsNull: true, open: (_, site) => () => open(site) });
const any = (open: (site: TallySite) => Tally): AggregateKind => ({ skipsNull: false, open: (_, site) => () => open(site) });
const byKeys = (open: (plan: AggregatePlan) => Tally): AggregateKind => ({
  skipsNull: false,
  byKeys: true,
  open: (plan) => () => open(plan),
});

const AGGREGATES: Readonly<Record<string, AggregateKind>> = {
  count: over(() => new Count()),
  countever: over(() => new Count()),
  sum: over(() => new Sum()),
  avg: over(() => new Average()),
  min: over(() => new Extreme('min')),
  fmin: over(() => new Extreme('min')),
  max: over(() => new Extreme('max')),
  fmax: over(() => new Extreme('max')),
  minever: over(() => new ExtremeEver('min')),
  fminever: over(() => new ExtremeEver('min')),
  maxever: over(() => new ExtremeEver('max')),
  fmaxever: over(() => new ExtremeEver('max')),
  median: over(() => new Median()),
  stddev: over(() => new StandardDeviation()),
  avedev: over(() => new AverageDeviation()),
  window: any(() => new WindowValues()),
  first: any(({ offset }) => new FirstValue(offset)),
  last: any(({ offset }) => new LastValue(offset)),
  nth: over(({ offset }) => new LastValue(offset)),
  firstever: any(() => new FirstEver()),
  lastever: over(() => new LastEver()),
  leaving: any(() => new Leaving()),
  rate: {
    skipsNull: false,
    open: (plan, { clock }) => {
      const spanMs = plan.arguments[0]?.kind === 'constant' ? constantArgument(plan, 0) * 1000 : undefined;
      return spanMs === undefined ? () => new RateHeld() : () => new RateOfSpan(clock, spanMs);
    },
  },
  minby: byKeys(({ descending }) => new ExtremeRow('min', descending)),
  maxby: byKeys(({ descending }) => new ExtremeRow('max', descending)),
  minbyever: byKeys(({ descending }) => new ExtremeRowEver('min', descending)),
  maxbyever: byKeys(({ descending }) => new ExtremeRowEver('max', descending)),
  sorted: byKeys(({ descending }) => new SortedRows(descending)),
};

/** Functions whose tallies ignore what leaves: `countever` is a count that is never told. */
const EVER: ReadonlySet<string> = new Set(['countever']);

export function aggregateKind(plan: AggregatePlan): AggregateKind & { readonly ever: boolean } {
  const kind = AGGREGATES[plan.function.toLowerCase()];
  invariant(kind !== undefined, `no aggregate "${plan.function}" at run time`);
  return { ...kind, ever: EVER.has(plan.function.toLowerCase()) };
}

/** Opens tallies of one aggregate of a statement; distinct counts share their value codes. */
export function tallyOpener(plan: AggregatePlan, site: TallySite): () => Tally {
  const kind = aggregateKind(plan);
  const open = kind.open(plan, site);
  if (!plan.distinct) return open;
  if (plan.function.toLowerCase() !== 'count') return () => new Distinct(open());
  const codes = new ValueCodes();
  return () => new CountDistinct(codes);
}

function constantArgument({ arguments: all, function: name }: AggregatePlan, index: number): number {
  const argument: PlanExpression | undefined = all[index];
  if (argument === undefined) return 0;
  invariant(argument.kind === 'constant' && typeof argument.value === 'number', `argument ${index} of "${name}" is a constant`);
  return argument.value;
}
