import { type EventType, invariant } from '@rulewright/core';
import { compileModule } from '../compile/compile-module.js';
import type { Engine } from '../contract.js';
import { createReplayingEngine } from '../engine.js';
import type { ExplainRequest, Explanation, RowReference } from '../explanation.js';
import type { Row } from '../runtime/row.js';
import { classOfRow } from '../runtime/row-class.js';
import { EvidenceBuilder } from '../runtime/trace/evidence.js';
import { type Cause, keyOf, type StatementKey, Trace } from '../runtime/trace/trace.js';
import { feedersOf, type PlacedStatement } from './feeders.js';

const MAX_EVENTS = 100;

/**
 * The events behind a row. A second engine that holds only its statement and what feeds it is restored from the snapshot and replays what
 * came after it, up to the row; it remembers where rows come from, which the running engine never does.
 *
 * @returns undefined if the entries do not lead to the row
 */
export async function explain(request: ExplainRequest): Promise<Explanation | undefined> {
  const replay = new Replay(request);
  replay.begin();
  for await (const entry of request.entries) {
    // several entries may stand at one position: the ordinal counts through all of them
    if (entry.position > request.row.position) break;
    replay.at(entry.position);
    entry.replay(replay.engine, (position) => replay.at(position));
    if (replay.found !== undefined) break;
  }
  return replay.found;
}

class Replay {
  readonly engine: Engine;
  found: Explanation | undefined = undefined;
  readonly #request: ExplainRequest;
  readonly #trace: Trace;
  #ordinal = 0;

  constructor(request: ExplainRequest) {
    this.#request = request;
    const { row, startMs = 0 } = request;
    const kept = keptStatements(request);
    let trace: Trace | undefined;
    this.engine = createReplayingEngine(
      {
        startMs,
        // answers stand in the journal
        lookup: { request: () => undefined },
        listener: {
          delivery: () => undefined,
          wants: (deployment, statement) => deployment === row.deployment && statement === row.statement,
        },
      },
      {
        trace: (now) => {
          trace = new Trace(now);
          return trace;
        },
        keeps: (deployment, plan) => kept.has(keyOf({ deployment, id: plan.id })),
      },
    );
    invariant(trace !== undefined, 'a replaying engine has a trace');
    this.#trace = trace;
  }

  /** Deploys and restores what the entries go on from. */
  begin(): void {
    const { deployments, types = [], snapshot } = this.#request;
    for (const type of types) this.engine.declareType(type);
    for (const { id, module, places } of deployments) this.engine.deploy(module, { id, ...(places && { places }) });
    if (snapshot !== undefined) this.engine.restore(snapshot);
    this.#trace.onDelivery((by, rows) => this.#delivered(by, rows));
  }

  /** What comes next stands here. */
  at(position: number): void {
    this.#trace.position = position;
  }

  #delivered(by: StatementKey, rows: readonly Row[]): void {
    const { row } = this.#request;
    if (this.#trace.position !== row.position || !isRowOf(by, row)) return;
    for (const one of rows) if (this.#ordinal++ === row.ordinal) this.found = this.#explained(by, one);
  }

  #explained(by: StatementKey, row: Row): Explanation {
    const { maxEvents = MAX_EVENTS, row: reference } = this.#request;
    const cause = this.#trace.causeOf(row, keyOf(by));
    const evidence = new EvidenceBuilder(this.#trace, maxEvents).of(cause ?? this.#unknownCause(by, row));
    const isWhole = cause !== undefined && evidence.isWhole;
    return { ...evidence, isWhole, row: classOfRow(row)?.toRecord(row) ?? {}, ordinal: reference.ordinal };
  }

  /** A row that was made before the snapshot and is told now. */
  #unknownCause({ deployment, id }: StatementKey, row: Row): Cause {
    const parts = this.#trace.arrivalOf(row) === undefined ? [] : [{ role: '', node: id, row }];
    return { deployment, statement: id, time: this.engine.time, position: this.#trace.position, parts };
  }
}

function isRowOf({ deployment, id }: StatementKey, row: RowReference): boolean {
  return deployment === row.deployment && id === row.statement;
}

/** Deployment and id of every statement that plays a part. */
function keptStatements({ row, deployments, later = [], types = [] }: ExplainRequest): ReadonlySet<string> {
  const known = new Map(types.map((type) => [type.name, type]));
  const all: PlacedStatement[] = [];
  for (const { id, module } of [...deployments, ...later]) {
    const plan = compileModule(module, (name): EventType | undefined => known.get(name));
    for (const type of plan.types) known.set(type.name, type);
    for (const statement of plan.statements) all.push({ deployment: id, plan: statement });
  }
  const feeders = feedersOf(row, all, [...known.values()]);
  return new Set(all.filter(({ plan }) => feeders.has(plan)).map(({ deployment, plan }) => keyOf({ deployment, id: plan.id })));
}
