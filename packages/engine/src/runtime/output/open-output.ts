import { assertNever } from '@rulewright/core';
import type { ResultPlan, ResultShape } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import type { Frame } from '../expression/frame.js';
import type { Item } from '../item.js';
import type { Row } from '../row.js';
import { AfterOutput } from './after.js';
import { DeliveryStage } from './delivery.js';
import { groupGate } from './gate.js';
import {
  everyRow,
  FirstOfGroupOutput,
  FirstOutput,
  ImmediateOutput,
  IntervalOutput,
  type OutputOperator,
  SnapshotOutput,
} from './output-operators.js';
import { OutputRows } from './output-rows.js';
import { Plain } from './plain.js';
import type { Collector, ResultProcessor } from './processor.js';
import { ResultKit } from './result-kit.js';
import { RowForAll } from './row-for-all.js';
import { RowPerEvent } from './row-per-event.js';
import { RowPerEventGrouped } from './row-per-event-grouped.js';
import { RowPerGroup } from './row-per-group.js';
import { triggerOf } from './trigger.js';

export interface OutputOptions {
  readonly frame: Frame;
  /** rows never leave the statement's streams */
  readonly unbounded: boolean;
  /** what the streams hold now, joined and filtered; nothing for a stream without a window */
  readonly content: () => Iterable<Item>;
}

export interface OpenOutput {
  readonly head: OutputOperator;
  /** Rows of what is held now, in their order. */
  iterate(): readonly Row[];
  readonly processor: ResultProcessor;
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
  const kit = new ResultKit({ plan, run, frame: options.frame, rowClass, unbounded: options.unbounded });
  const processor = new PROCESSORS[plan.shape](kit);
  const delivery = new DeliveryStage(plan, run);
  const show = (out: OutputRows): void => {
    if (options.unbounded) processor.snapshotAll?.(out);
    else processor.snapshot(options.content(), out);
  };
  return {
    head: limited(plan, run, { processor, delivery, show }),
    processor,
    iterate: () => {
      const out = new OutputRows();
      show(out);
      return delivery.shape(out.inserted);
    },
  };
}

interface Parts {
  readonly processor: ResultProcessor;
  readonly delivery: DeliveryStage;
  readonly show: (out: OutputRows) => void;
}

function limited(plan: ResultPlan, run: StatementRun, { processor, delivery, show }: Parts): OutputOperator {
  const { output } = plan;
  if (output === undefined) return new ImmediateOutput(processor, delivery);
  const outlet = output.after === undefined ? delivery : new AfterOutput(output.after, run, delivery);
  const { trigger: when, mode } = output;
  if (when === undefined) return new ImmediateOutput(processor, outlet);
  const trigger = (fire: () => void) => triggerOf(when, run, fire);
  switch (mode) {
    case 'first':
      if (processor.processFirst !== undefined) return new FirstOfGroupOutput(processor, outlet, groupGate(when, run));
      return new FirstOutput(processor, outlet, trigger);
    case 'snapshot':
      return new SnapshotOutput(processor, outlet, show, trigger);
    case 'default':
    case 'all':
    case 'last':
      return new IntervalOutput(collectorOf(processor, plan.shape, mode), outlet, trigger);
    default:
      return assertNever(mode);
  }
}

function collectorOf(processor: ResultProcessor, shape: ResultShape, mode: 'default' | 'all' | 'last'): Collector {
  const own = mode === 'default' ? undefined : processor.collector?.(mode);
  if (own !== undefined) return own;
  if (mode !== 'last') return everyRow(processor, 'none');
  return everyRow(processor, shape === 'row-for-all' ? 'last-and-first' : 'last');
}
