import { apacheCombined, bulk, type Codec, type Decoded, decodeBatch, json, ndjson, type Pieces } from '@rulewright/connectors';
import type { WireRuntimeReport } from '@rulewright/contracts';
import { invariant } from '@rulewright/core';
import { createEngine, type Delivery, type Engine, type RuntimeReport } from '@rulewright/engine';
import { type Entry, entryBytes } from '../../journal/entry.js';
import { Rulebook } from '../../rules/rulebook.js';
import { AlertRecorder } from './alert-recorder.js';
import type { EntryResult, Outcome, RejectedRecord } from './entry-result.js';
import { EventSamples } from './event-samples.js';
import { obeyOrder } from './obey-order.js';
import { readOrder } from './order.js';
import { routeRecord } from './route-record.js';

const CODECS: Readonly<Record<string, Codec>> = Object.fromEntries(
  [json, ndjson, bulk, apacheCombined].map((codec) => [codec.name, codec]),
);

/** What one entry has given so far. */
interface Progress {
  accepted: number;
  readonly byType: Map<string, number>;
  readonly rejected: RejectedRecord[];
  readonly reports: WireRuntimeReport[];
  outcome?: Outcome;
}

/**
 * The engine as a function of the journal: entries in, results out, no clock and no chance. The same entries give the same results in the
 * same order, whether they are new, replayed after a crash, or replayed to explain an alert.
 */
export class EngineSession {
  readonly engine: Engine;
  readonly rulebook = new Rulebook();
  readonly samples = new EventSamples();
  readonly #alerts: AlertRecorder;
  /** names of the types that events from outside may have */
  #declared: ReadonlySet<string> = new Set();
  #progress: Progress = { accepted: 0, byType: new Map(), rejected: [], reports: [] };

  constructor() {
    this.#alerts = new AlertRecorder();
    this.engine = createEngine({
      listener: { delivery: (delivery) => this.#delivered(delivery), report: (report) => this.#reported(report) },
    });
  }

  /** Does what the entry says. Never throws for what stands in the entry. */
  process(entry: Entry): EntryResult {
    this.#progress = { accepted: 0, byType: new Map(), rejected: [], reports: [] };
    this.#alerts.begin(entry.firstOffset);
    this.#advance(entry.receivedAt);
    if (entry.kind === 'events') this.#sendAll(entry);
    else this.#obey(entry);
    const { accepted, byType, rejected, reports, outcome } = this.#progress;
    return {
      seq: entry.seq,
      firstOffset: entry.firstOffset,
      receivedAt: entry.receivedAt,
      source: entry.source,
      codec: entry.codec,
      time: this.engine.time,
      bytes: entryBytes(entry),
      accepted,
      byType: Object.fromEntries(byType),
      rejected,
      alerts: this.#alerts.take(),
      reports,
      ...(outcome ? { outcome } : {}),
    };
  }

  /** In walking form: every due instant in turn, so that alerts do not depend on how fast a journal is replayed. */
  #advance(ms: number): void {
    if (ms > this.engine.time) this.engine.advanceTimeSpan(ms);
  }

  #sendAll(entry: Entry): void {
    const codec = CODECS[entry.codec];
    invariant(codec, `the journal holds an entry of codec "${entry.codec}"`);
    const pieces = codec.split(entry.payload);
    decodeBatch({ codec, bytes: entry.payload, pieces }, (decoded, index) => {
      this.#alerts.begin(entry.firstOffset + index);
      const fault = this.#send(decoded, entry.codec);
      if (fault) this.#progress.rejected.push({ ...fault, index, payload: pieceOf(entry.payload, pieces, index) });
    });
  }

  /** @returns why no rule has seen the record, if so */
  #send(decoded: Decoded, codec: string): Omit<RejectedRecord, 'index' | 'payload'> | undefined {
    if (decoded.kind === 'rejected') return { code: decoded.code, message: decoded.message };
    const route = routeRecord(decoded.record, codec, this.#declared);
    if (route.kind === 'unrouted') return { code: route.code, message: route.message };
    const { eventType } = route;
    const diagnostic = this.engine.send(eventType, decoded.record);
    if (diagnostic) return { code: diagnostic.code, message: diagnostic.message, eventType };
    const { byType } = this.#progress;
    this.#progress.accepted++;
    byType.set(eventType, (byType.get(eventType) ?? 0) + 1);
    this.samples.keep(eventType, decoded.record);
    return undefined;
  }

  #obey(entry: Entry): void {
    invariant(
      entry.kind === 'deploy' || entry.kind === 'undeploy' || entry.kind === 'write' || entry.kind === 'tick',
      `the journal holds an entry of kind "${entry.kind}"`,
    );
    const order = readOrder(entry.kind, entry.payload);
    if (order.kind === 'tick') return;
    const outcome = obeyOrder(order, { engine: this.engine, rulebook: this.rulebook, alerts: this.#alerts });
    this.#progress.outcome = outcome;
    const types = this.rulebook.world.types.values();
    this.#declared = new Set([...types].filter(({ origin }) => origin === 'schema').map(({ name }) => name));
  }

  #delivered(delivery: Delivery): void {
    this.#alerts.record(delivery);
  }

  #reported(report: RuntimeReport): void {
    const { kind, deployment, statement, node, message, time } = report;
    const module = this.rulebook.modules.find((one) => one.deployment === deployment)?.module ?? null;
    this.#progress.reports.push({ kind, module, statement: statement ?? null, node: node ?? null, message, time });
  }
}

function pieceOf(payload: Uint8Array, { starts, ends }: Pieces, index: number): Uint8Array {
  return payload.slice(starts[index], ends[index]);
}
