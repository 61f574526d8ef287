import type { Alert } from '@rulewright/contracts';

/** Time between two batches, and alerts in one, at most. */
const BATCH_EVERY_MS = 50;
const BATCH_MAX_ALERTS = 500;

export interface AlertBatcherOptions {
  /** `skipped`: alerts that were left out since the last batch */
  readonly send: (alerts: readonly Alert[], skipped: number) => void;
  /** monotonic, ms */
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => void;
}

/** Alerts for one audience: the first of a quiet spell at once, then at most one batch every 50 ms, in order. */
export class AlertBatcher {
  readonly #options: AlertBatcherOptions;
  #waiting: Alert[] = [];
  #skipped = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #scheduled = false;

  constructor(options: AlertBatcherOptions) {
    this.#options = options;
  }

  add(alerts: readonly Alert[]): void {
    if (alerts.length === 0) return;
    const room = BATCH_MAX_ALERTS - this.#waiting.length;
    // The newest are left out, not the oldest: whoever asks for what is missing continues from the last `seq` that came.
    this.#waiting.push(...alerts.slice(0, room));
    this.#skipped += Math.max(0, alerts.length - room);
    if (this.#scheduled) return;
    const wait = this.#sentAt + BATCH_EVERY_MS - this.#options.now();
    if (wait <= 0) this.#send();
    else {
      this.#scheduled = true;
      this.#options.later(() => this.#send(), wait);
    }
  }

  #send(): void {
    this.#scheduled = false;
    this.#sentAt = this.#options.now();
    const [alerts, skipped] = [this.#waiting, this.#skipped];
    this.#waiting = [];
    this.#skipped = 0;
    this.#options.send(alerts, skipped);
  }
}
