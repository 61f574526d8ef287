import type { OutgoingAlert, Sink } from '@rulewright/connectors';
import type { Alert } from '@rulewright/contracts';
import type { ClaimedDelivery, OutboxStore } from '../store/outbox.js';
import { ATTEMPTS_MAX, retryAfterMs } from './retry-after.js';

/** Deliveries under way at once, and how often the outbox is looked at when nobody wakes the dispatcher. */
const AT_ONCE = 16;
const LOOK_EVERY_MS = 1000;

export interface OutboxDispatcherOptions {
  readonly outbox: OutboxStore;
  /** @returns undefined if there is no such sink */
  readonly sinkOf: (connection: string) => Promise<Sink | undefined>;
  readonly failed: (error: unknown) => void;
}

/** Brings what waits in the outbox to its sinks: each at least once, with growing pauses while a sink does not take it. */
export class OutboxDispatcher {
  readonly #options: OutboxDispatcherOptions;
  #timer: ReturnType<typeof setInterval> | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: OutboxDispatcherOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.wake();
  }

  /** There may be something in the outbox. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#working ??= this.#work();
  }

  /** Waits for what is under way; what it came to is noted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        const claimed = await this.#options.outbox.claim(AT_ONCE);
        await Promise.all(claimed.map((delivery) => this.#deliver(delivery)));
        this.#again ||= claimed.length === AT_ONCE;
      }
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#working = undefined;
    }
  }

  async #deliver({ id, alert, outId, connection, attempts }: ClaimedDelivery): Promise<void> {
    const { outbox, sinkOf } = this.#options;
    const sink = connection === undefined ? undefined : await sinkOf(connection);
    if (!sink) return outbox.giveUp(id, `no sink answers to output "${outId}"`);
    const result = await sink.deliver(outgoing(alert));
    if (result.kind === 'delivered') return outbox.delivered(id);
    if (result.kind === 'refused' || attempts >= ATTEMPTS_MAX) return outbox.giveUp(id, result.reason);
    return outbox.tryAgain(id, result.reason, Math.max(result.retryAfterMs ?? 0, retryAfterMs(attempts, Math.random())));
  }
}

/** What a sink is told of an alert. */
function outgoing(alert: Alert): OutgoingAlert {
  const { id, rule, version, statement, name, severity, tags, key, row, time } = alert;
  const about = Object.fromEntries(key.map((column) => [column.name, column.value]));
  return { id, content: { name, rule, version, statement, severity, tags, time: new Date(time).toISOString(), key: about, row } };
}
