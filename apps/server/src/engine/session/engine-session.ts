import { type Decoded, decodeBatch, type Pieces } from '@rulewright/connectors';
import type { SourceDefinition } from '@rulewright/contracts';
import { invariant } from '@rulewright/core';
import { createEngine, type Engine, type RuntimeReport } from '@rulewright/engine';
import { type Entry, entryBytes } from '../../journal/entry.js';
import { type DeployedModule, Rulebook } from '../../rules/rulebook.js';
import { AlertRecorder } from './alert-recorder.js';
import { CODECS } from './codecs.js';
import { Enrichments } from './enrichment.js';
import type { EntryResult, Totals } from './entry-result.js';
import { eventInstant } from './event-instant.js';
import { EventSamples } from './event-samples.js';
import { fitRecord } from './fit-record.js';
import { GatheredBytes } from './gathered-bytes.js';
import { obeyOrder } from './obey-order.js';
import { isOrderKind, readOrder } from './order.js';
import { noProgress, type Progress } from './progress.js';
import { pieceOf, type Rejection, readRecord } from './read-record.js';
import type { ReplayedEngine } from './replayed-engine.js';
import { type RoutableTypes, routableTypes } from './route-record.js';
import { decodeState, encodedHead, type SavedModule, type SavedSession, type SessionState } from './session-state.js';
import { SourceClock } from './source-clock.js';

/**
 * The engine as a function of the journal: entries in, results out, no clock and no chance. The same entries give the same results in the
 * same order, whether they are new, replayed after a crash, or replayed to explain an alert.
 */
export class EngineSession {
  readonly engine: Engine;
  readonly rulebook = new Rulebook();
  readonly samples = new EventSamples();
  readonly #alerts = new AlertRecorder();
  readonly #clock = new SourceClock();
  readonly #enrichments: Enrichments;
  #sources: ReadonlyMap<string, SourceDefinition> = new Map();
  #declared: RoutableTypes = new Map();
  #progress: Progress = noProgress();
  #totals: Totals = { accepted: 0, rejected: 0 };
  /** where the last entry stood */
  #seq = 0;
  #nextOffset = 0;
  /** where the entry or record stands that is being worked on: a replay learns by it what the rows come from */
  readonly #standsAt: (offset: number) => void;

  constructor(over?: ReplayedEngine) {
    this.#standsAt = over?.at ?? (() => undefined);
    this.engine =
      over?.engine ??
      createEngine({
        listener: {
          wants: (deployment, statement) => this.#alerts.wants(deployment, statement),
          delivery: (delivery) => this.#alerts.record(delivery),
          report: (report) => this.#reported(report),
        },
      });
    this.#enrichments = new Enrichments(this);
  }

  get sources(): readonly SourceDefinition[] {
    return [...this.#sources.values()];
  }

  /** Place of the next record in the journal. */
  get nextOffset(): number {
    return this.#nextOffset;
  }

  get totals(): Totals {
    return this.#totals;
  }

  /** A session over an engine that was brought to a saved state already, or to none, and gives its rows to somebody else. */
  static over(over: ReplayedEngine): EngineSession {
    const session = new EngineSession(over);
    if (!over.state) return session;
    for (const _ of session.#load(over.state, (saved) => session.#know(saved)));
    for (const { deployment, pausedBy } of over.state.modules) if (pausedBy !== null) over.engine.pause(deployment, true);
    return session;
  }

  /**
   * Makes a session that goes on where another was saved, in slices of some milliseconds.
   *
   * @throws if the bytes are not what a session of this version saves
   */
  static *restoring({ seq, nextOffset, bytes }: SavedSession): Generator<void, EngineSession> {
    const session = new EngineSession();
    const { state, engine } = decodeState(bytes);
    yield* session.#load(state, (saved) => session.#deployAgain(saved));
    yield* session.engine.restoring([engine]);
    for (const { deployment, pausedBy } of state.modules) if (pausedBy !== null) session.engine.pause(deployment, true);
    session.#alerts.load(state.ordinals);
    session.#seq = seq;
    session.#nextOffset = nextOffset;
    return session;
  }

  /** Everything that it takes to go on from here, in slices of some milliseconds; nothing may be processed before the last. */
  *saving(): Generator<void, SavedSession> {
    const state: SessionState = {
      sources: this.sources,
      clock: this.#clock.save(),
      modules: this.rulebook.modules.map(({ deployment, module, version, mode, pausedBy, epl }) => ({
        ...{ deployment, module, version, mode, pausedBy, epl },
        places: this.engine.places(deployment),
      })),
      totals: this.#totals,
      ordinals: this.#alerts.save(),
      samples: this.samples.save(),
    };
    const gathered = new GatheredBytes();
    gathered.add(encodedHead(state));
    for (const chunk of this.engine.snapshot()) {
      gathered.add(chunk);
      yield;
    }
    const bytes = yield* gathered.joining();
    return { seq: this.#seq, nextOffset: this.#nextOffset, time: this.engine.time, bytes };
  }

  /** Rows that come from now on, and the alerts that they are, were caused by the record or order at this offset of the journal. */
  #causedBy(offset: number): void {
    this.#standsAt(offset);
    this.#alerts.begin(offset);
  }

  /** Does what the entry says. Never throws for what stands in the entry. */
  process(entry: Entry): EntryResult {
    const steps = this.processing(entry);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** The same in slices of some milliseconds, for a deployment may take over a large state; nothing else may be asked before the last. */
  *processing(entry: Entry): Generator<void, EntryResult> {
    this.#progress = noProgress();
    this.#causedBy(entry.firstOffset);
    if (entry.kind === 'events') this.#sendAll(entry);
    else yield* this.#obey(entry);
    this.#takeAlerts();
    const { accepted, byType, rejected, reports, alerts, outcome } = this.#progress;
    const { seq, firstOffset, receivedAt, source, codec } = entry;
    this.#seq = seq;
    this.#nextOffset = firstOffset + entry.count;
    this.#totals = { accepted: this.#totals.accepted + accepted, rejected: this.#totals.rejected + rejected.length };
    return {
      ...{ seq, firstOffset, receivedAt, source, codec, accepted, rejected, reports, alerts },
      totals: this.#totals,
      time: this.engine.time,
      bytes: entryBytes(entry),
      byType: Object.fromEntries(byType),
      ...(outcome ? { outcome } : {}),
    };
  }

  /** In walking form: every due instant in turn, so that alerts do not depend on how fast a journal is replayed. */
  #advance(): void {
    const { time } = this.#clock;
    if (time === undefined || time <= this.engine.time) return;
    // The first step leads from nowhere into the journal's time, or a log's: there is nothing on the way to walk through.
    if (this.engine.time === 0) this.engine.advanceTime(time);
    else this.engine.advanceTimeSpan(time);
    this.#takeAlerts();
  }

  /** Windows are asked as they are after what set the alert off, not as later events of the batch leave them. */
  #takeAlerts(): void {
    const taken = this.#alerts.take();
    if (taken.length > 0) this.#progress.alerts.push(...this.#enrichments.of(taken));
  }

  #sendAll(entry: Entry): void {
    const codec = CODECS[entry.codec];
    invariant(codec, `the journal holds an entry of codec "${entry.codec}"`);
    const source = this.#sources.get(entry.source);
    const ownTime = source?.clock.kind === 'event';
    if (!ownTime) {
      this.#clock.arrived(entry.receivedAt, true);
      this.#advance();
    }
    // Where the records are is asked only for the sake of one that is rejected.
    let pieces: Pieces | undefined;
    decodeBatch({ codec, bytes: entry.payload }, (decoded, index) => {
      this.#causedBy(entry.firstOffset + index);
      const rejection =
        (ownTime ? this.#observe(decoded, source, entry.receivedAt) : undefined) ?? this.#send(decoded, entry, source);
      this.#takeAlerts();
      if (!rejection) return;
      pieces ??= codec.split(entry.payload);
      this.#progress.rejected.push({ ...rejection, index, payload: pieceOf(entry.payload, pieces, index) });
    });
    if (this.#progress.late > 0) this.#reportLate(entry.source, this.#progress.late);
  }

  /** Moves the clock to where an event of event time puts it. @returns why it cannot, if so */
  #observe(decoded: Decoded, { name, clock }: SourceDefinition, journalTime: number): Rejection | undefined {
    if (decoded.kind === 'rejected' || clock.kind !== 'event') return undefined;
    const instant = eventInstant(decoded.record, clock, journalTime);
    if (typeof instant !== 'number') return instant;
    const { latenessMs } = clock;
    if (this.#clock.observed(name, instant, { latenessMs, journalTime })) this.#progress.late++;
    this.#advance();
    return undefined;
  }

  /** @returns why no rule has seen the record, if so */
  #send(decoded: Decoded, { codec }: Entry, source: SourceDefinition | undefined): Rejection | undefined {
    const read = readRecord(decoded, { codec, source, declared: this.#declared });
    if (read.kind === 'rejected') return read.rejection;
    const { eventType, record } = read;
    const rejection = this.#sendFitting(eventType, record);
    if (rejection) return rejection;
    this.#progress.accepted++;
    this.#progress.byType.set(eventType, (this.#progress.byType.get(eventType) ?? 0) + 1);
    this.samples.keep(eventType, record, this.engine.time);
    return undefined;
  }

  /** Sends a record as it is; only one that does not fit its type is bent to it. */
  #sendFitting(eventType: string, record: Readonly<Record<string, unknown>>): Rejection | undefined {
    let diagnostic = this.engine.send(eventType, record);
    if (!diagnostic) return undefined;
    const type = this.rulebook.world.types.get(eventType);
    const fitted = type && fitRecord(type, record);
    if (fitted) diagnostic = this.engine.send(eventType, fitted);
    return diagnostic && { code: diagnostic.code, message: diagnostic.message, eventType };
  }

  *#obey(entry: Entry): Generator<void> {
    invariant(isOrderKind(entry.kind), `the journal holds an entry of kind "${entry.kind}"`);
    const order = readOrder(entry.kind, entry.payload);
    if (order.kind === 'configure') {
      this.#configure(order.sources);
      this.#progress.outcome = { kind: 'configured' };
      return;
    }
    this.#clock.arrived(entry.receivedAt, false);
    // Without rules nothing needs the time; so a log may still be replayed in its own into a server that has been up for a while.
    if (order.kind === 'tick' && this.rulebook.modules.length === 0) return;
    this.#advance();
    if (order.kind === 'tick') return;
    this.#progress.outcome = yield* obeyOrder(order, {
      ...{ engine: this.engine, rulebook: this.rulebook, alerts: this.#alerts, enrichments: this.#enrichments },
    });
    this.#learnTypes();
  }

  #configure(sources: readonly SourceDefinition[]): void {
    this.#sources = new Map(sources.map((source) => [source.name, source]));
    this.#clock.configure(sources);
  }

  #learnTypes(): void {
    this.#declared = routableTypes(this.rulebook.world.types.values());
  }

  *#load({ sources, clock, modules, totals, samples }: SessionState, put: (module: SavedModule) => void): Generator<void> {
    this.#configure(sources);
    this.#clock.load(clock);
    for (const module of modules) {
      put(module);
      yield;
    }
    this.#learnTypes();
    this.#totals = totals;
    this.samples.load(samples);
  }

  /** A module that ran is sound: it is deployed as it was, and its state read afterwards. */
  #deployAgain(saved: SavedModule): void {
    const { checked, deployment, module } = this.#know(saved);
    const deployed = this.engine.deploy(checked, { id: deployment, places: saved.places });
    invariant(!('refused' in deployed), `module "${module}" of a snapshot is refused`);
  }

  #know({ places: _, ...text }: SavedModule): DeployedModule {
    const { document, checked } = this.rulebook.analyse(text.module, text.epl);
    invariant(checked, `module "${text.module}" of a snapshot is not valid any more`);
    const module = { ...text, document, checked };
    this.#alerts.add(module);
    this.rulebook.put(module);
    return module;
  }

  #reported(report: RuntimeReport): void {
    const { kind, deployment, statement, node, message, time } = report;
    const module = this.rulebook.modules.find((one) => one.deployment === deployment)?.module ?? null;
    this.#progress.reports.push({ kind, module, statement: statement ?? null, node: node ?? null, message, time });
  }

  #reportLate(source: string, count: number): void {
    const message = `${count} events of source "${source}" came later than it may`;
    this.#progress.reports.push({ kind: 'late-event', module: null, statement: null, node: null, message, time: this.engine.time });
  }
}
