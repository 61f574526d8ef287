import type { Delivered, OutgoingAlert, Sink } from '@rulewright/connectors';
import type { Alert } from '@rulewright/contracts';
import { messageOf } from '../message-of.js';
import type { ClaimedDelivery, OutboxStore } from '../store/outbox.js';
import { ATTEMPTS_MAX, retryAfterMs } from './retry-after.js';

/** Deliveries under way at once, and of those to one output: a sink that hangs may not keep the others from theirs. */
const AT_ONCE = 64;
const AT_ONCE_PER_OUTPUT = 16;
/** Deliveries that are taken from the outbox in one go. */
const CLAIMED_AT_ONCE = 16;
/** How often the outbox is looked at when nobody wakes the dispatcher. */
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
  #claiming: Promise<void> | undefined;
  readonly #underWay = new Set<Promise<void>>();
  readonly #byOutput = new Map<string, number>();
  #again = false;
  #paused = false;

  constructor(options: OutboxDispatcherOptions) {
    this.#options = options;
  }

  /** Begins, or begins again after a new lead: deliveries that somebody had under way and did not end are due at once. */
  start(): void {
    this.#paused = false;
    this.#timer ??= setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.#options.outbox.releaseAll().then(
      () => this.wake(),
      (error: unknown) => this.#options.failed(error),
    );
  }

  /** There may be something in the outbox. */
  wake(): void {
    if (this.#paused) return;
    this.#again = true;
    this.#claiming ??= this.#claimAll();
  }

  /** Another server may work on the outbox: nothing more is taken until the next {@link start}; what is under way comes to its end. */
  pause(): void {
    this.#paused = true;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Waits for what is under way; what it came to is noted. */
  async stop(): Promise<void> {
    this.pause();
    await this.#claiming;
    await Promise.all(this.#underWay);
  }

  async #claimAll(): Promise<void> {
    try {
      while (this.#again && !this.#paused && this.#underWay.size < AT_ONCE) {
        this.#again = false;
        const busy = [...this.#byOutput].flatMap(([outId, count]) => (count >= AT_ONCE_PER_OUTPUT ? [outId] : []));
        const claimed = await this.#options.outbox.claim(Math.min(CLAIMED_AT_ONCE, AT_ONCE - this.#underWay.size), busy);
        for (const delivery of claimed) this.#begin(delivery);
        this.#again ||= claimed.length > 0;
      }
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#claiming = undefined;
    }
  }

  #begin(delivery: ClaimedDelivery): void {
    const { outId } = delivery;
    this.#count(outId, 1);
    const work = this.#deliver(delivery)
      .catch((error: unknown) => this.#options.failed(error))
      .finally(() => {
        this.#count(outId, -1);
        this.#underWay.delete(work);
        this.wake();
      });
    this.#underWay.add(work);
  }

  #count(outId: string, change: 1 | -1): void {
    const count = (this.#byOutput.get(outId) ?? 0) + change;
    if (count > 0) this.#byOutput.set(outId, count);
    else this.#byOutput.delete(outId);
  }

  async #deliver({ id, alert, outId, connection, attempts }: ClaimedDelivery): Promise<void> {
    const { outbox } = this.#options;
    const result = await this.#handOver(alert, connection);
    if (!result) return outbox.giveUp(id, `no sink answers to output "${outId}"`);
    if (result.kind === 'delivered') return outbox.delivered(id);
    if (result.kind === 'refused' || attempts >= ATTEMPTS_MAX) return outbox.giveUp(id, result.reason);
    return outbox.tryAgain(id, result.reason, Math.max(result.retryAfterMs ?? 0, retryAfterMs(attempts, Math.random())));
  }

  /** A sink that throws has failed like one that says so: it is tried again, and not for ever. @returns undefined if there is no sink */
  async #handOver(alert: Alert, connection: string | undefined): Promise<Delivered | undefined> {
    try {
      const sink = connection === undefined ? undefined : await this.#options.sinkOf(connection);
      return await sink?.deliver(outgoing(alert));
    } catch (error) {
      this.#options.failed(error);
      return { kind: 'failed', reason: messageOf(error) };
    }
  }
}

/** What a sink is told of an alert. */
function outgoing(alert: Alert): OutgoingAlert {
  const { id, rule, version, statement, name, severity, tags, key, row, enrichments = {}, time } = alert;
  const about = Object.fromEntries(key.map((column) => [column.name, column.value]));
  return {
    id,
    content: { name, rule, version, statement, severity, tags, time: new Date(time).toISOString(), key: about, row, enrichments },
  };
}
