import type { OutgoingPolicy } from '@rulewright/connectors';
import { Loads } from '../catalogue/load-service.js';
import { Persistence } from '../catalogue/persistence.js';
import type { EventPath } from '../engine/event-path.js';
import type { EntryResult } from '../engine/session/entry-result.js';
import { orderEntry } from '../engine/session/order.js';
import { Enricher } from '../enrichment/enricher.js';
import { messageOf } from '../message-of.js';
import type { AlertStore } from '../store/alerts.js';
import type { Audit } from '../store/audit.js';
import type { PersistedWindowStore } from '../store/persisted-windows.js';
import type { DeployedRules } from './deployed-rules.js';
import type { RuleChanges } from './rule-changes.js';

export interface OutsideWorldOptions {
  readonly persisted: PersistedWindowStore;
  readonly path: () => EventPath;
  readonly deployed: DeployedRules;
  readonly changes: RuleChanges;
  readonly alerts: AlertStore;
  readonly audit: Audit;
  readonly now: () => number;
  readonly notice: (message: string) => void;
  /** folder of the files that `@Load` reads */
  readonly loadFolder: string;
  /** programs that `@Enrich` may run, and where its requests may go */
  readonly commands: Readonly<Record<string, string>>;
  readonly policy: OutgoingPolicy;
}

/** What the annotations of rules want of the world outside the engine: files, kept windows, answers. Works while this server leads. */
export class OutsideWorld {
  readonly loads: Loads;
  readonly persisted: PersistedWindowStore;
  readonly #options: OutsideWorldOptions;
  readonly #persistence: Persistence;
  readonly #enricher: Enricher;

  constructor(options: OutsideWorldOptions) {
    const { persisted, path, changes, loadFolder, notice } = options;
    this.#options = options;
    this.persisted = persisted;
    this.loads = new Loads({ ...options, folder: loadFolder });
    this.#persistence = new Persistence({ path, store: this.persisted, notice });
    this.#enricher = new Enricher({
      ...options,
      unanswered: (limit) => options.alerts.waitingForEnrichment(limit),
      failed: (error) => notice(`what alerts wait for is not known: ${messageOf(error)}`),
      answer: async (order) => void (await (await path().append(orderEntry(order))).stored),
    });
    changes.onChange(({ kind }) => {
      if (kind === 'deployed') void this.loads.loadChanged();
    });
  }

  /** This server leads from now on. */
  begin(): void {
    this.#enricher.start();
    this.loads.start();
    this.#persistence.start();
    void this.loads.loadChanged();
  }

  /** Another server may lead from now on. */
  end(): void {
    this.loads.stop();
    this.#persistence.pause();
    this.#enricher.stop();
  }

  /** Takes what was stored, and asks what alerts wait for. @returns whether an alert waits for nothing any more */
  stored(results: readonly EntryResult[]): boolean {
    if (!this.#options.path().leads) return false;
    let isComplete = false;
    for (const { alerts, outcome } of results) {
      for (const { id, row, enrichments, pending } of alerts) {
        if (pending) this.#enricher.ask({ alert: id, row, enrichments, pending });
      }
      if (outcome?.kind !== 'enriched') continue;
      const { alert, row, enrichments, pending } = outcome;
      if (pending) this.#enricher.ask({ alert, row, enrichments, pending });
      else isComplete = true;
    }
    return isComplete;
  }

  /** Runs whenever persisted windows are stored. */
  onSave(work: () => Promise<void>): void {
    this.#persistence.onSave(work);
  }

  async stop(): Promise<void> {
    this.loads.stop();
    this.#enricher.stop();
    await this.#persistence.stop();
  }
}
