import type { AggregatePlan } from '../../plan/result.js';
import type { Environment } from '../expression/environment.js';
import { type Frame, ROWS_FRAME } from '../expression/frame.js';
import type { FeedStep, Functions, TestFunction, ValueFunction } from '../expression/functions.js';
import type { Row, RowValue } from '../row.js';
import { aggregateKind, tallyOpener } from './aggregates.js';
import { accessedStream, OfOneStream } from './of-one-stream.js';
import type { Tally } from './tally.js';

const NO_KEYS: readonly RowValue[] = [];

/** They hold values in the order of their rows. */
const HOLDING: ReadonlySet<string> = new Set(['window', 'first', 'last', 'nth']);

/** What the functions of an aggregate are made with; `frame` says what an entering `e` is (a row, or the rows of a join). */
export interface AggregateKit {
  readonly functions: Functions;
  readonly frame: Frame;
  readonly environment: Environment;
  /** rows may leave in another order than that in which they came */
  readonly outOfTurn?: boolean;
}

/** One aggregate of a statement: it evaluates the arguments once and feeds the tally of a group. */
export interface AggregateColumn {
  open(): Tally;
  enter(tally: Tally, e: unknown): void;
  leave(tally: Tally, e: unknown): void;
  /** what `enter` and `leave` give the tally, for those who rather generate one function for all columns; absent where there is more to it */
  readonly steps?: { readonly enter: FeedStep; readonly leave: FeedStep | undefined };
  /** the one tally that all groups share, if it groups for itself */
  readonly shared?: Tally;
}

/** Makes the column of a plan: everything that does not depend on the group is decided here. */
export function aggregateColumn(plan: AggregatePlan, kit: AggregateKit): AggregateColumn {
  const { skipsNull, byKeys, ever } = aggregateKind(plan);
  const passes = plan.filter && kit.functions.test(plan.filter, kit.frame, kit.environment);
  const values = plan.arguments.map((argument) => kit.functions.value(argument, kit.frame, kit.environment));
  const stream = kit.frame === ROWS_FRAME ? accessedStream(plan) : undefined;
  const offset = (): number => Number(values[1]?.(null) ?? 0);
  const open = tallyOpener(plan, { clock: kit.environment.clock, offset });
  if (stream !== undefined) return ofOneStream(stream, open, { passes, values, byKeys: byKeys === true });
  if (kit.outOfTurn === true && HOLDING.has(plan.function)) return ofRows(plan, open, { value: values[0], passes, skipsNull });
  const value = byKeys ? (e: unknown) => e as RowValue : values[0];
  const keys = keysOf(byKeys ? values : values.slice(1));
  const feed = feeder({ value, keys, passes, skipsNull });
  const step: FeedStep = {
    kind: plan.distinct ? `distinct ${plan.function}` : plan.function,
    passes: plan.filter,
    value: byKeys ? 'row' : plan.arguments[0],
    keys: byKeys ? plan.arguments : plan.arguments.slice(1),
    skipsNull,
  };
  return {
    open,
    steps: { enter: step, leave: ever ? undefined : step },
    enter: (tally, e) => feed(tally, e, true),
    leave: ever ? () => undefined : (tally, e) => feed(tally, e, false),
  };
}

/** Each value comes and goes with its row. */
function ofRows(plan: AggregatePlan, open: () => Tally, of: Omit<Feed, 'keys'>): AggregateColumn {
  const feed = feeder({ ...of, keys: (e) => [e as RowValue] });
  const { function: name, filter: passes, arguments: given } = plan;
  const step: FeedStep = { kind: `${name} of rows`, passes, value: given[0], keys: 'row', skipsNull: of.skipsNull };
  return {
    open,
    steps: { enter: step, leave: step },
    enter: (tally, e) => feed(tally, e, true),
    leave: (tally, e) => feed(tally, e, false),
  };
}

/** In a join, an event that several joined rows have in common is held once. */
function ofOneStream(
  stream: number,
  open: () => Tally,
  {
    passes,
    values,
    byKeys,
  }: { readonly passes: TestFunction | undefined; readonly values: readonly ValueFunction[]; readonly byKeys: boolean },
): AggregateColumn {
  const keys = keysOf(values);
  const feed = (tally: Tally, e: unknown, enters: boolean): void => {
    const event = (e as readonly (Row | null)[])[stream] ?? null;
    if (event === null || (passes !== undefined && !passes(e))) return;
    const value = byKeys ? event : (values[0]?.(e) ?? null);
    (tally as OfOneStream).count(event, enters, { value, keys: byKeys ? keys(e) : [event] });
  };
  return {
    open: () => new OfOneStream(open()),
    enter: (tally, e) => feed(tally, e, true),
    leave: (tally, e) => feed(tally, e, false),
  };
}

interface Feed {
  readonly value: ValueFunction | undefined;
  readonly keys: (e: unknown) => readonly RowValue[];
  readonly passes: TestFunction | undefined;
  readonly skipsNull: boolean;
}

function feeder({ value, keys, passes, skipsNull }: Feed): (tally: Tally, e: unknown, enters: boolean) => void {
  return (tally, e, enters) => {
    if (passes !== undefined && !passes(e)) return;
    // an aggregate without a value, such as count(*), counts rows
    const held = value === undefined ? true : value(e);
    if (skipsNull && held === null) return;
    if (enters) tally.add(held, keys(e));
    else tally.remove(held, keys(e));
  };
}

function keysOf(functions: readonly ValueFunction[]): (e: unknown) => readonly RowValue[] {
  return functions.length === 0 ? () => NO_KEYS : (e) => functions.map((key) => key(e));
}
