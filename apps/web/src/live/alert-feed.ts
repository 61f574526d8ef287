import type { Alert, AlertBatch, AlertChange, AlertsSince } from '@rulewright/contracts';
import type { ConnectionEvent } from './connection.js';

/** Beyond this many missed alerts they are not fetched one by one: who shows a list loads it again. */
export const MOST_MISSED = 5_000;

const PAGE = 500;

export interface AlertListener {
  /** new alerts, oldest first, each exactly once */
  readonly arrived: (alerts: readonly Alert[]) => void;
  readonly changed: (changes: readonly AlertChange[]) => void;
  /** too many were missed: what is shown has a hole and must be loaded again */
  readonly lost: () => void;
}

interface FeedPorts {
  /** what was stored after `seq`, oldest first; rejects when the connection breaks meanwhile */
  readonly since: (seq: number, limit: number) => Promise<AlertsSince>;
  readonly tell: (event: ConnectionEvent) => void;
}

/**
 * All alerts that the server stores, each once and in order, over connections that come and go. The store behind it is the truth: after
 * every connect, and whenever the server left some out, what is missing is fetched by `seq` before anything newer is handed on.
 */
export class AlertFeed {
  readonly #ports: FeedPorts;
  readonly #listeners = new Set<AlertListener>();
  /** newest `seq` handed on; undefined before the first connect */
  #seq: number | undefined;
  #fetching = false;
  /** the fetch that counts: a new connect makes the ones before it moot */
  #run = 0;
  /** what came in by the socket while the gap before it is being fetched */
  #waiting: Alert[] = [];

  constructor(ports: FeedPorts) {
    this.#ports = ports;
  }

  listen(listener: AlertListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The connection stands; `newest` is the last `seq` that the server has stored. */
  async connected(newest: number): Promise<void> {
    if (this.#seq === undefined) {
      this.#seq = newest;
      this.#ports.tell({ kind: 'opened' });
      return;
    }
    this.#ports.tell({ kind: 'opened' });
    await this.#fetchUpTo(newest);
  }

  /** A batch by the socket. If the server left some out, they are fetched first. */
  async receive(batch: AlertBatch): Promise<void> {
    if (this.#fetching) {
      this.#waiting.push(...batch.alerts);
      return;
    }
    const newest = batch.alerts.at(-1)?.seq;
    if (batch.skipped > 0 && newest !== undefined) await this.#fetchUpTo(newest);
    else this.#handOn(batch.alerts);
  }

  change(changes: readonly AlertChange[]): void {
    for (const listener of this.#listeners) listener.changed(changes);
  }

  async #fetchUpTo(newest: number): Promise<void> {
    const total = newest - (this.#seq ?? newest);
    if (total <= 0) return;
    if (total > MOST_MISSED) {
      this.#seq = newest;
      for (const listener of this.#listeners) listener.lost();
      return;
    }
    const run = ++this.#run;
    this.#fetching = true;
    this.#ports.tell({ kind: 'missed', total });
    try {
      await this.#fetchPages(total);
    } catch (error) {
      // what came meanwhile lies behind a hole: it is dropped, and the next connect fetches from `seq` on
      if (run === this.#run) this.#endFetch();
      throw error;
    }
    if (run !== this.#run) return;
    this.#handOn(this.#endFetch());
    this.#ports.tell({ kind: 'caught-up' });
  }

  #endFetch(): readonly Alert[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#fetching = false;
    return waiting;
  }

  async #fetchPages(total: number): Promise<void> {
    const from = this.#seq ?? 0;
    for (let more = true; more; ) {
      const page = await this.#ports.since(this.#seq ?? from, PAGE);
      this.#handOn(page.alerts);
      this.#ports.tell({ kind: 'fetched', done: Math.min(total, (this.#seq ?? from) - from) });
      more = page.more && page.alerts.length > 0;
    }
  }

  #handOn(alerts: readonly Alert[]): void {
    const fresh = alerts.filter((alert) => alert.seq > (this.#seq ?? -1));
    const newest = fresh.at(-1);
    if (newest === undefined) return;
    this.#seq = newest.seq;
    for (const listener of this.#listeners) listener.arrived(fresh);
  }
}
