import type { EnginePulse, EngineState, EngineStatus } from '@rulewright/contracts';
import { Alerts } from '../alerts/alert-service.js';
import { enrichedAlerts, storedAlerts } from '../alerts/stored-alerts.js';
import type { Services } from '../api/services.js';
import { EventTypes } from '../catalogue/event-type-service.js';
import { LoadFolder } from '../catalogue/load-folder.js';
import { Windows } from '../catalogue/window-service.js';
import { EventPath } from '../engine/event-path.js';
import { Lead } from '../engine/lead.js';
import { Pulse } from '../engine/pulse.js';
import type { EntryResult } from '../engine/session/entry-result.js';
import { EvidenceKeeper } from '../evidence/evidence-keeper.js';
import { EvidenceRunner } from '../evidence/evidence-runner.js';
import { RequestFailure } from '../failure.js';
import { ingestAnswer } from '../ingest/answer.js';
import { DeadLetters } from '../ingest/dead-letter-service.js';
import type { JournalAppender } from '../journal/journal-log.js';
import { messageOf } from '../message-of.js';
import { Profiles } from '../profiles/profile-service.js';
import { RuleTests } from '../rule-tests/rule-test-service.js';
import { TestRunner } from '../rule-tests/test-runner.js';
import { Sources } from '../sources/source-service.js';
import { AlertStore } from '../store/alerts.js';
import { outIdsOf } from '../store/connections.js';
import { DeadLetterStore } from '../store/dead-letters.js';
import { DeploymentStore, rejectUnfinished } from '../store/deployments.js';
import { EffectStore } from '../store/effects.js';
import { EvidenceStore } from '../store/evidence.js';
import { PostgresJournal, PostgresJournalAppender } from '../store/journal.js';
import { LeaderConnection } from '../store/leader-connection.js';
import { ModuleStore } from '../store/modules.js';
import type { StoredPlace } from '../store/new-alerts.js';
import { PersistedWindowStore } from '../store/persisted-windows.js';
import { ProfileStore } from '../store/profiles.js';
import { RuleTestStore } from '../store/rule-tests.js';
import { SnapshotStore } from '../store/snapshots.js';
import { VERSION } from '../version.js';
import { DeployedRules } from './deployed-rules.js';
import { Deployer } from './deployer.js';
import { hostFacts } from './host-facts.js';
import { Layouts } from './layout-service.js';
import { Learning } from './learning.js';
import { OutsideWorld } from './outside-world.js';
import type { RoomListener, RulesRoomOptions } from './room-options.js';
import { RuleChanges } from './rule-changes.js';
import { Rules } from './rule-service.js';

type RuleServices = Pick<
  Services,
  'rules' | 'profiles' | 'ruleTests' | 'eventTypes' | 'alerts' | 'windows' | 'layouts' | 'engine' | 'sources' | 'deadLetters'
>;

/** The engine with its journal, the rules in it and the alerts out of it, on an open store. */
export class RulesRoom {
  readonly services: RuleServices;
  readonly alertStore: AlertStore;
  readonly #options: RulesRoomOptions;
  readonly #lead: Lead<LeaderConnection>;
  readonly #pulse: Pulse;
  readonly #deployed = new DeployedRules();
  readonly #changes = new RuleChanges();
  readonly #deployments: DeploymentStore;
  readonly #sources: Sources;
  readonly #outside: OutsideWorld;
  readonly #startedAt: number;
  readonly #testRunner = new TestRunner();
  readonly #evidenceRunner: EvidenceRunner;
  readonly #evidence: EvidenceKeeper;
  readonly #learning: Learning;
  #path: EventPath | undefined;
  #stopping = false;
  #heard: RoomListener | undefined;
  #tellReady: () => void = () => undefined;
  /** Resolved when the engine has taken up work for the first time. */
  readonly ready: Promise<void>;

  constructor(options: RulesRoomOptions) {
    const { store, audit, now } = options;
    this.#options = options;
    this.#startedAt = now();
    this.#pulse = new Pulse(now);
    this.alertStore = new AlertStore(store.pool);
    this.#deployments = new DeploymentStore(store.prisma);
    this.ready = new Promise((resolve) => {
      this.#tellReady = resolve;
    });
    this.#lead = new Lead({
      acquire: () => LeaderConnection.acquire(store.connection),
      begin: (leader, over) => this.#begin(leader, over),
      end: () => this.#end(),
      standBy: () => {
        if (!this.#deployed.isKnown) this.#learning.changed();
      },
      notice: options.notice,
    });
    this.#learning = new Learning({
      learn: () => this.#refresh(),
      wanted: () => !this.#stopping && this.#lead.state === 'stand-by',
      notice: options.notice,
    });
    this.#changes.onChange((change) => this.#heard?.live.moduleChanged(change));
    const shared = { deployed: this.#deployed, changes: this.#changes, audit, now, path: this.path };
    this.#sources = new Sources(shared);
    const rateOf = (eventType: string): number => this.#pulse.rateOf(eventType);
    const modules = new ModuleStore(store.prisma);
    const ruleTests = new RuleTests({
      ...shared,
      modules,
      tests: new RuleTestStore(store.pool),
      alerts: this.alertStore,
      journal: new PostgresJournal(store.pool),
      sources: this.#sources,
      runner: this.#testRunner,
    });
    const { loadFolder, commands, policy, notice } = options;
    this.#evidenceRunner = new EvidenceRunner(store.connection);
    this.#evidence = new EvidenceKeeper({
      alerts: new EvidenceStore(store.pool),
      runner: this.#evidenceRunner,
      notice,
    });
    this.#outside = new OutsideWorld({
      ...shared,
      persisted: new PersistedWindowStore(store.pool),
      alerts: this.alertStore,
      loadFolder,
      commands,
      policy,
      notice,
    });
    const files = new LoadFolder(loadFolder, now);
    const deployer = new Deployer({ ...shared, deployments: this.#deployments, persisted: this.#outside.persisted });
    const rules = new Rules({
      ...shared,
      ruleTests,
      modules,
      deployments: this.#deployments,
      alerts: this.alertStore,
      deployer,
      host: () => hostFacts({ files: () => files.files(), outIds: () => outIdsOf(store.prisma) }),
      rateOf,
    });
    const engineTime = (): number => this.#pulse.time;
    const profiles = new Profiles({ ...shared, store: new ProfileStore(store.prisma, store.pool), rules, engineTime });
    this.#outside.onSave(() => profiles.copyToStore());
    this.services = {
      ruleTests,
      rules,
      profiles,
      eventTypes: new EventTypes({ ...shared, rateOf }),
      alerts: new Alerts({ store: this.alertStore, audit, changed: (changes) => this.#heard?.live.alertsChanged(changes) }),
      windows: new Windows({ ...shared, loads: this.#outside.loads }),
      layouts: new Layouts(modules),
      engine: { status: async () => this.#status() },
      sources: this.#sources,
      deadLetters: new DeadLetters({ ...shared, store: new DeadLetterStore(store.prisma) }),
    };
  }

  /** Says who is told of alerts and changes, and whether this server leads. */
  tell(heard: RoomListener): void {
    this.#heard = heard;
  }

  /** Begins to follow the journal, and to lead as soon as it may. */
  start(): void {
    this.#path = this.#openPath();
    this.#lead.start();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#testRunner.stop();
    this.#evidence.lead(false);
    await this.#evidenceRunner.stop();
    await this.#outside.stop();
    await this.#lead.stop(async () => this.#path?.stop());
  }

  /** @throws RequestFailure `not-ready` before the start */
  readonly path = (): EventPath => {
    if (this.#path) return this.#path;
    throw new RequestFailure('not-ready', 'the server is starting', { retryAfterSeconds: 1 });
  };

  readonly pulse = (): EnginePulse => this.#pulse.read(this.#state(), this.#path?.backlog ?? { entries: 0, bytes: 0 });

  #state(): EngineState {
    const lead = this.#lead.state;
    const engine = this.#path?.state ?? 'following';
    if (lead === 'stopped' || engine === 'stopped') return 'stopped';
    if (lead === 'stand-by') return 'stand-by';
    return lead === 'leading' && engine === 'running' ? 'running' : 'recovering';
  }

  #openPath(): EventPath {
    const { store, now, notice, maxQueueBytes, tickMs, snapshotEveryMs } = this.#options;
    return new EventPath({
      log: new PostgresJournal(store.pool),
      effects: new EffectStore(store.pool),
      snapshots: new SnapshotStore(store.pool),
      snapshotEveryMs,
      now,
      answerOf: ingestAnswer,
      maxQueueBytes,
      tickMs,
      heard: {
        restored: (restored) => {
          this.#pulse.restored(restored);
          if (this.#lead.state === 'stand-by') this.#learning.changed();
        },
        processed: (results) => this.#onProcessed(results),
        stored: (results, places) => this.#onStored(results, places),
        stateChanged: (state) => {
          if (state === 'stopped' && !this.#stopping) notice('the engine does not run any more');
        },
        failed: (error) => notice(messageOf(error)),
      },
    });
  }

  #onProcessed(results: readonly EntryResult[]): void {
    this.#pulse.take(results);
    // What another server deployed is known here too; what this one deploys, the deployer asks for itself.
    if (this.#lead.state === 'stand-by' && results.some(({ outcome }) => outcome !== undefined)) this.#learning.changed();
  }

  #onStored(results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>): void {
    this.#changes.reported(
      results.flatMap(({ reports }) => reports),
      this.#options.now(),
    );
    this.#heard?.live.alertsChanged(enrichedAlerts(results));
    if (this.#outside.stored(results)) this.#heard?.alertsStored();
    if (places.size === 0) return;
    this.#heard?.live.alerts(storedAlerts(results, places));
    this.#evidence.wake();
    this.#heard?.alertsStored();
  }

  /** Each step looks whether the lead is still held: what another server does by then is not to be done here, too. */
  async #begin(leader: LeaderConnection, over: AbortSignal): Promise<void> {
    const path = this.path();
    const journal = new PostgresJournalAppender(leader.client);
    const append: JournalAppender['append'] = (entries) =>
      journal.append(entries).catch((error: Error) => {
        leader.abandon(error);
        throw error;
      });
    await path.lead({ append }, over);
    await path.settled();
    over.throwIfAborted();
    await rejectUnfinished(leader.client);
    await this.#refresh();
    over.throwIfAborted();
    this.#heard?.leading(true);
    this.#outside.begin();
    this.#evidence.lead(true);
    this.#tellReady();
  }

  #end(): void {
    this.path().yieldLead();
    this.#heard?.leading(false);
    this.#outside.end();
    this.#evidence.lead(false);
  }

  /** Learns again what the engine runs. */
  async #refresh(): Promise<void> {
    this.#deployed.replace(await this.path().ask<'modules'>({ kind: 'modules' }));
    await this.#sources.refresh();
  }

  #status(): EngineStatus {
    const path = this.#path;
    return {
      ...this.pulse(),
      version: VERSION,
      startedAt: this.#startedAt,
      journalSeq: path?.journalSeq ?? 0,
      processedSeq: path?.storedSeq ?? 0,
      snapshotAt: path?.snapshot?.at ?? null,
      reports: this.#pulse.reports,
    };
  }
}
