import { assertNever } from '@rulewright/core';
import type { OutputPlan, ResultPlan, ResultShape } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import type { Frame } from '../expression/frame.js';
import { pageOf } from '../inspect/pages.js';
import type { Item } from '../item.js';
import type { Row } from '../row.js';
import type { Stateful } from '../state.js';
import type { TracedStream } from '../trace/trace.js';
import { startAfter } from './after.js';
import { aloneIn } from './alone.js';
import { deferred, everyRow, forgetting, heard, lastRow } from './collectors.js';
import { DeliveryStage } from './delivery.js';
import { DirectOutput } from './direct-output.js';
import { groupGate } from './gate.js';
import { GatheringOutput } from './gathering-output.js';
import { groupEntry } from './group-entry.js';
import { ImmediateOutput } from './immediate-output.js';
import { FirstOfGroupOutput, FirstOutput, IntervalOutput, SnapshotOutput } from './limited-output.js';
import type { OutputOperator } from './output-operator.js';
import { OutputRows } from './output-rows.js';
import { ForgettingOutput, LateOutput } from './passing-output.js';
import { Plain } from './plain.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import { ResultKit } from './result-kit.js';
import { RowForAll } from './row-for-all.js';
import { RowPerEvent } from './row-per-event.js';
import { RowPerEventGrouped } from './row-per-event-grouped.js';
import { RowPerGroup } from './row-per-group.js';
import { type Fire, triggerOf } from './trigger.js';

export interface OutputOptions {
  readonly frame: Frame;
  /** rows never leave the statement's streams */
  readonly unbounded: boolean;
  /** behind a unidirectional join aggregates see the rows of one trigger only */
  readonly forgets?: boolean;
  /** rows may leave in another order than that in which they came */
  readonly outOfTurn?: boolean;
  /** what the streams hold now, joined and filtered; nothing for a stream without a window */
  readonly content: () => Iterable<Item>;
  /** the streams of its items in order */
  readonly streams: readonly TracedStream[];
  /** hears that an interval has ended and its rows have left */
  readonly flushed?: () => void;
}

export interface OpenOutput {
  readonly head: OutputOperator;
  /** Rows of what is held now, in their order. */
  iterate(): readonly Row[];
  readonly processor: ResultProcessor;
  /** what leaves changes nothing and is told to nobody */
  readonly onlyInserted: boolean;
  /** rows are told of when an interval ends, and `flushed` hears of it */
  readonly isLate: boolean;
}

const PROCESSORS: { readonly [K in ResultShape]: new (kit: ResultKit) => ResultProcessor } = {
  'row-per-event-plain': Plain,
  'row-for-all': RowForAll,
  'row-per-event': RowPerEvent,
  'row-per-group': RowPerGroup,
  'row-per-event-grouped': RowPerEventGrouped,
};

/** Opens the select-clause and all behind it. */
export function openOutput(plan: ResultPlan, run: StatementRun, options: OutputOptions): OpenOutput {
  const { classes } = run.runtime;
  const named = plan.insertInto === undefined ? undefined : classes.of(plan.rowType);
  const rowClass = (named ?? classes.anonymous(plan.rowType)).create;
  const { frame, unbounded, streams, outOfTurn = false } = options;
  const forgets = options.forgets === true && !goesOn(plan);
  const kit = new ResultKit({ plan, run, frame, rowClass, unbounded, forgets, outOfTurn, streams });
  const { trace } = kit;
  if (trace !== undefined) run.runtime.trace?.onRestored(() => trace.prime(options.unbounded ? [] : options.content()));
  const processor = new PROCESSORS[plan.shape](kit);
  const delivery = new DeliveryStage(plan, run);
  const show = (out: OutputRows): void => {
    if (options.unbounded) processor.snapshotAll?.(out);
    else processor.snapshot(options.content(), out);
  };
  // a join tells of a moment at once
  const isJoin = streams.length > 1;
  const gathers = plan.orderBy.length > 0 && !isJoin;
  const head = isDirect(kit)
    ? new DirectOutput(kit, delivery)
    : limited(plan, run, { kit, processor, delivery, show, forgets, gathers, isJoin, flushed: options.flushed });
  delivery.node.holding = {
    state: stateOf(processor, head),
    held: () => processor.groups,
    page: (offset, limit) => pageOf(processor.allGroups(), offset, limit, groupEntry),
    waiting: () => head.waiting(),
    due: () => head.due(),
  };
  return {
    head,
    processor,
    isLate: plan.output?.trigger !== undefined && plan.output.mode !== 'first' && plan.output.mode !== 'snapshot',
    onlyInserted: plan.shape === 'row-per-event-plain' && plan.output === undefined && !kit.needsRemoved,
    iterate: () => {
      const out = new OutputRows();
      // of groups without a window Esper shows nothing here, though `output snapshot` does
      const isShown = plan.shape === 'row-for-all' || plan.output?.mode === 'snapshot';
      if (!options.unbounded || isShown) show(out);
      // the one row of all is neither ordered nor limited
      return delivery.shape(out.inserted, plan.shape === 'row-for-all');
    },
  };
}

/** Nothing stands between the row that enters and the row that leaves. */
function isDirect({ plan, needsRemoved }: ResultKit): boolean {
  const isPlain = plan.shape === 'row-per-event-plain' && plan.output === undefined && !needsRemoved;
  return isPlain && !plan.distinct && plan.orderBy.length === 0 && plan.limit === undefined;
}

/** Groups first: what an output limit keeps refers to them. */
function stateOf(processor: ResultProcessor, head: OutputOperator): Stateful {
  return {
    *save(out) {
      yield* processor.save(out);
      const long = head.save(out, processor.groupNumbers());
      if (long !== undefined) yield* long;
    },
    *load(from) {
      yield* processor.load(from);
      const long = head.load(from, processor.groupNumbers());
      if (long !== undefined) yield* long;
    },
  };
}

interface Parts {
  readonly kit: ResultKit;
  readonly processor: ResultProcessor;
  readonly delivery: DeliveryStage;
  readonly show: (out: OutputRows) => void;
  readonly forgets: boolean;
  readonly gathers: boolean;
  readonly isJoin: boolean;
  readonly flushed: OutputOptions['flushed'];
}

function limited(plan: ResultPlan, run: StatementRun, parts: Parts): OutputOperator {
  const { output } = plan;
  const { processor, delivery } = parts;
  const forgetful = (next: OutputOperator): OutputOperator => (parts.forgets ? new ForgettingOutput(next, processor) : next);
  const isWhole = plan.shape === 'row-for-all';
  const isAlone = parts.isJoin || plan.limit === undefined ? undefined : aloneIn(parts.kit);
  if (output === undefined) {
    const immediate = new ImmediateOutput(processor, delivery, { isWhole, isAlone });
    return parts.gathers ? new GatheringOutput(immediate, (callback) => run.settle(callback)) : forgetful(immediate);
  }
  if (output.trigger === undefined && output.after !== undefined) {
    return forgetful(new ImmediateOutput(processor, delivery, { isWhole, isAlone, start: startAfter(output.after, run) }));
  }
  const limit = rateLimited(plan, output, run, parts);
  const started =
    output.after === undefined ? limit : new LateOutput(limit, startAfter(output.after, run), silently(plan, limit, processor));
  // the collector of an interval forgets by itself, whether or not the interval starts late
  return limit instanceof IntervalOutput ? started : forgetful(started);
}

/**
 * What comes before the start of an output limit: forgotten without aggregates (but in `all`, and in `last` behind `having`), told of later with
 * them, as in Esper.
 */
function silently(plan: ResultPlan, limit: OutputOperator, processor: ResultProcessor): (inserted: Items, removed: Items) => void {
  const mode = plan.output?.mode;
  const isKept = (mode === 'all' || (mode === 'last' && plan.having !== undefined)) && plan.orderBy.length === 0;
  if (plan.shape === 'row-per-event-plain' && !isKept) return () => undefined;
  if (limit instanceof IntervalOutput) return (inserted, removed) => limit.collect(inserted, removed);
  return (inserted, removed) => processor.process(inserted, removed, undefined);
}

function rateLimited(
  plan: ResultPlan,
  { trigger: when, mode }: OutputPlan,
  run: StatementRun,
  { kit, processor, delivery, show, forgets, flushed }: Parts,
): OutputOperator {
  if (when === undefined) return new ImmediateOutput(processor, delivery, { isWhole: plan.shape === 'row-for-all' });
  const trigger = (fire: Fire) => triggerOf(when, run, fire);
  switch (mode) {
    case 'first':
      if (processor.processFirst !== undefined) return new FirstOfGroupOutput(processor, delivery, groupGate(when, run));
      return new FirstOutput(processor, delivery, trigger, plan.selector === 'rstream');
    case 'snapshot':
      return new SnapshotOutput(processor, delivery, show, trigger);
    case 'default':
    case 'all':
    case 'last': {
      const collector = collectorOf(processor, kit, { mode, forgets });
      return new IntervalOutput(flushed === undefined ? collector : heard(collector, flushed), delivery, trigger);
    }
    default:
      return assertNever(mode);
  }
}

function collectorOf(
  processor: ResultProcessor,
  { plan, hasHaving, needsRemoved }: ResultKit,
  { mode, forgets }: { readonly mode: CollectingMode; readonly forgets: boolean },
): Collector {
  const isPlain = plan.shape === 'row-per-event-plain';
  if (mode === 'last' && isPlain && plan.orderBy.length === 0 && !hasHaving) return lastRow(processor, needsRemoved);
  const own = mode === 'default' ? undefined : processor.collector?.(mode);
  const rows = own ?? everyRow(processor, mode === 'all' && plan.orderBy.length > 0 ? 'default' : mode);
  const collector = forgets ? forgetting(rows, processor) : rows;
  return mode === 'default' || isPlain || plan.orderBy.length > 0 ? deferred(collector) : collector;
}

type CollectingMode = 'default' | 'all' | 'last';

/** Whether aggregates go on counting behind a unidirectional join, as they do in Esper where it keeps rows from change to change. */
function goesOn({ shape, orderBy, groupBy, output }: ResultPlan): boolean {
  if (output?.trigger === undefined) return false;
  switch (output.mode) {
    case 'default':
    case 'snapshot':
      return false;
    case 'first':
      return groupBy.length > 0;
    case 'all':
    case 'last':
      if (orderBy.length > 0) return output.mode === 'last' && shape === 'row-per-event-grouped';
      return shape !== 'row-per-event';
    default:
      return assertNever(output.mode);
  }
}
