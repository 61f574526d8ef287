import type { LookupRequest } from '../../lookup-port.js';
import type { SelectPlan } from '../../plan/statement.js';
import type { SourcePlan, StreamPlan } from '../../plan/stream.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { ROWS_FRAME } from '../expression/frame.js';
import { streamsRead } from '../lookup/conditions.js';
import type { Operator } from '../operator.js';
import { type GateLookup, type GateSite, LookupGate } from '../outside/lookup-gate.js';
import { isFailed } from '../outside/lookups.js';
import type { Row } from '../row.js';
import { plainValue } from '../row-class.js';
import type { StatementRun } from './statement-run.js';

type LookupPlan = Extract<SourcePlan, { kind: 'lookup' }>;

interface PlacedLookup {
  readonly plan: LookupPlan;
  /** place among the streams */
  readonly stream: number;
  /** the stream whose rows ask */
  readonly driver: number;
}

/** The outside lookups of a join: each hangs on one of its streams, whose rows ask and wait. */
export interface OpenLookups {
  /** for each stream that is a lookup the one that it hangs on */
  readonly drivers: ReadonlyMap<number, number>;
  /** What a lookup has answered to the row of its driver. */
  partners(stream: number, rows: readonly (Row | null)[]): readonly Row[];
  /** Puts the gate of a stream before `next`, if lookups hang on it. */
  before(stream: number, next: Operator): Operator;
  stop(): void;
}

/** @throws EvaluationError if a lookup hangs on more than one stream, or on another lookup */
export function openLookups({ streams }: SelectPlan, run: StatementRun): OpenLookups {
  const lookups = streams.flatMap(({ source }, stream): readonly PlacedLookup[] =>
    source.kind === 'lookup' ? [{ plan: source, stream, driver: driverOf(source, streams) }] : [],
  );
  const drivers = new Map(lookups.map(({ stream, driver }) => [stream, driver]));
  const gates = new Map<number, LookupGate>();
  const ofDriver = (stream: number) => lookups.filter(({ driver }) => driver === stream);
  return {
    drivers,
    partners: (stream, rows) => {
      const driver = drivers.get(stream) ?? 0;
      const place = ofDriver(driver).findIndex((one) => one.stream === stream);
      return gates.get(driver)?.answerTo(place, rows[driver]) ?? [];
    },
    before: (stream, next) => {
      const own = ofDriver(stream);
      const driver = streams[stream];
      if (own.length === 0 || driver === undefined) return next;
      const node = run.node(`${driver.id}/lookup`, 'lookup');
      const options = { lookups: own.map((one) => gateLookup(one, streams.length, run)), isBounded: isBounded(driver) };
      const gate = new LookupGate(options, gateSite(`${driver.id}/lookup`, run), next);
      node.holding = gate;
      gates.set(stream, gate);
      return gate;
    },
    stop: () => {
      for (const gate of gates.values()) gate.stop();
    },
  };
}

/** Whether rows leave the stream again. */
export function isBounded({ views, source }: StreamPlan): boolean {
  return views.length > 0 || source.kind === 'window';
}

function driverOf({ lookup, parameters }: LookupPlan, streams: readonly StreamPlan[]): number {
  const read = new Set(parameters.flatMap((parameter) => [...streamsRead(parameter, 0)]));
  const [only, ...others] = read;
  if (others.length > 0)
    throw new EvaluationError('lookup-parameters', `the parameters of lookup "${lookup}" read more than one stream`);
  const driver = only ?? streams.findIndex(({ source }) => source.kind !== 'lookup');
  if (driver < 0 || streams[driver]?.source.kind === 'lookup') {
    throw new EvaluationError('lookup-parameters', `lookup "${lookup}" needs a stream of events that asks it`);
  }
  return driver;
}

function gateLookup({ plan, driver }: PlacedLookup, streams: number, run: StatementRun): GateLookup {
  const { functions, classes, trace } = run.runtime;
  const parameters = plan.parameters.map((parameter) => functions.value(parameter, ROWS_FRAME, run.environment));
  const rowClass = classes.anonymous(plan.rowType);
  return {
    question: (row) => {
      const rows = new Array<Row | null>(streams).fill(null).with(driver, row);
      return { lookup: plan.lookup, sql: plan.parts, parameters: parameters.map((parameter) => plainValue(parameter(rows))) };
    },
    rows: (answer) => {
      if (isFailed(answer)) return [];
      return answer.flatMap((record) => {
        const problems: { readonly property: string; readonly message: string }[] = [];
        const row = rowClass.fromRecord(record, problems);
        trace?.arrived(row);
        const [problem] = problems;
        if (problem === undefined) return [row];
        run.failed(plan.id, new Error(`column "${problem.property}" of lookup "${plan.lookup}": ${problem.message}`));
        return [];
      });
    },
  };
}

function gateSite(node: string, run: StatementRun): GateSite {
  const { runtime } = run;
  const requestOf = (id: string, question: Omit<LookupRequest, 'id' | 'deployment' | 'statement'>): LookupRequest => ({
    ...question,
    ...{ id, deployment: run.deployment, statement: run.id },
  });
  return {
    held: run.budget.held,
    ask: (question, number, asker) => {
      // a statement that was taken away and comes again counts anew
      const id = `${run.deployment}/${node}/${runtime.clock.now}/${number}`;
      runtime.lookups.ask(requestOf(id, question), asker);
      return id;
    },
    askAgain: (question, id, asker) => runtime.lookups.ask(requestOf(id, question), asker),
    forget: (id, asker) => runtime.lookups.forget(id, asker),
    perform: (work) => runtime.perform(run, work),
    later: (work) =>
      runtime.enqueueTelling(() => {
        work();
        run.finish();
      }),
    settle: (callback) => run.settle(callback),
    failed: (error) => run.failed(node, error),
  };
}
