import type { EnginePulse, WireRuntimeReport } from '@rulewright/contracts';
import type { Restored } from './protocol.js';
import { RateMeter } from './rate-meter.js';
import type { EntryResult, Totals } from './session/entry-result.js';

const REPORTS_KEPT = 100;
const LAG_WINDOW_MS = 2000;

/** Figures of the engine, taken from results as they come. */
export class Pulse {
  readonly #now: () => number;
  readonly #events = new RateMeter();
  readonly #alerts = new RateMeter();
  readonly #byType = new Map<string, RateMeter>();
  readonly #reports: WireRuntimeReport[] = [];
  #totals: Totals = { accepted: 0, rejected: 0 };
  #dropped = 0;
  #time = 0;
  #lagMs = 0;
  #lagAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new engine goes on from here. */
  restored({ totals, time }: Restored): void {
    this.#totals = totals;
    this.#time = time;
  }

  take(results: readonly EntryResult[]): void {
    const now = this.#now();
    for (const { accepted, alerts, byType, time, totals, receivedAt, reports } of results) {
      this.#totals = totals;
      this.#time = time;
      this.#events.add(accepted, now);
      this.#alerts.add(alerts.length, now);
      for (const [eventType, count] of Object.entries(byType)) this.#meterOf(eventType).add(count, now);
      // The worst of the last moments: an average would hide that somebody waits.
      if (accepted > 0) this.#noteLag(now - receivedAt, now);
      this.#report(reports);
    }
  }

  /** Engine time, ms since the epoch. */
  get time(): number {
    return this.#time;
  }

  rateOf(eventType: string): number {
    return this.#byType.get(eventType)?.perSecond(this.#now()) ?? 0;
  }

  /** Newest first. */
  get reports(): readonly WireRuntimeReport[] {
    return [...this.#reports].reverse();
  }

  read(state: EnginePulse['state'], backlog: { readonly entries: number; readonly bytes: number }): EnginePulse {
    const now = this.#now();
    return {
      state,
      eventsPerSecond: this.#events.perSecond(now),
      alertsPerSecond: this.#alerts.perSecond(now),
      lagMs: now - this.#lagAt > LAG_WINDOW_MS ? 0 : this.#lagMs,
      queueBatches: backlog.entries,
      queueBytes: backlog.bytes,
      time: this.#time,
      events: this.#totals.accepted,
      rejected: this.#totals.rejected,
      dropped: this.#dropped,
    };
  }

  #noteLag(lagMs: number, now: number): void {
    if (lagMs < this.#lagMs && now - this.#lagAt <= LAG_WINDOW_MS) return;
    this.#lagMs = Math.max(0, lagMs);
    this.#lagAt = now;
  }

  #report(reports: readonly WireRuntimeReport[]): void {
    this.#reports.push(...reports.slice(-REPORTS_KEPT));
    this.#dropped += reports.filter(({ kind }) => kind === 'budget').length;
    if (this.#reports.length > REPORTS_KEPT) this.#reports.splice(0, this.#reports.length - REPORTS_KEPT);
  }

  #meterOf(eventType: string): RateMeter {
    const known = this.#byType.get(eventType);
    if (known) return known;
    const meter = new RateMeter();
    this.#byType.set(eventType, meter);
    return meter;
  }
}
