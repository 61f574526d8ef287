import type { EntryResult } from '../engine/session/entry-result.js';
import type { Effects, KeyedAnswer, NewDeadLetter, StoredPlace } from '../store/effects.js';

/** Results and alerts of one transaction, at most (one result with more alerts goes alone). */
const GROUP_MAX_RESULTS = 500;
const GROUP_MAX_ALERTS = 2000;
/** Beyond so many waiting alerts the engine is held back. */
const HELD_BACK_FROM = 10_000;
const RETRY_MS = 500;

export interface DeskOptions {
  readonly apply: (effects: Effects) => Promise<readonly StoredPlace[]>;
  /** last entry whose effects were stored before this start */
  readonly position: number;
  /** whether an entry was sent under an idempotency key, so that its answer is kept; asked once for each */
  readonly keyed: (seq: number) => boolean;
  readonly answerOf: (result: EntryResult) => unknown;
  /** hears what was stored, in order */
  readonly stored: (results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Stores what processing left behind: alerts, dead letters, answers, outcomes of orders and the position, in one transaction, in the order
 * of the journal. Nothing is told to anybody before it is stored. A transaction that fails is tried again until it succeeds.
 */
export class Desk {
  readonly #options: DeskOptions;
  readonly #waiting: EntryResult[] = [];
  #waitingAlerts = 0;
  #position: number;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#position = options.position;
  }

  /** Last entry whose effects are stored. */
  get position(): number {
    return this.#position;
  }

  get overfull(): boolean {
    return this.#waitingAlerts > HELD_BACK_FROM;
  }

  /** Takes results in the order of the journal. Those of a replay that were stored before are passed over. */
  take(results: readonly EntryResult[]): void {
    for (const result of results) {
      if (result.seq <= this.#position) continue;
      this.#waiting.push(result);
      this.#waitingAlerts += result.alerts.length;
    }
    if (this.#waiting.length > 0) this.#working ??= this.#work();
  }

  /** Resolved when everything taken so far is stored. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** Stops trying again; what is not stored now is stored after the next start, from the journal. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    // Work that has nothing to store would else be over before it is known to be under way.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup();
      const effects = this.#effectsOf(group);
      const places = isEmpty(effects) ? [] : await this.#store(effects);
      if (places === undefined) return;
      this.#position = group.at(-1)?.seq ?? this.#position;
      for (const { alerts } of group) this.#waitingAlerts -= alerts.length;
      this.#options.stored(group, new Map(places.map((place) => [place.id, place])));
    }
    this.#working = undefined;
  }

  #takeGroup(): readonly EntryResult[] {
    let alerts = 0;
    let count = 0;
    for (const result of this.#waiting) {
      alerts += result.alerts.length;
      if (count > 0 && (alerts > GROUP_MAX_ALERTS || count >= GROUP_MAX_RESULTS)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  /** @returns undefined if the desk was closed before it succeeded */
  async #store(effects: Effects): Promise<readonly StoredPlace[] | undefined> {
    while (!this.#closed) {
      try {
        return await this.#options.apply(effects);
      } catch (error) {
        this.#options.failed(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    return undefined;
  }

  #effectsOf(group: readonly EntryResult[]): Effects {
    const answers: KeyedAnswer[] = [];
    const deadLetters: NewDeadLetter[] = [];
    for (const result of group) {
      const { source, codec } = result;
      if (this.#options.keyed(result.seq)) answers.push({ seq: result.seq, answer: this.#options.answerOf(result) });
      for (const { index, ...letter } of result.rejected) {
        deadLetters.push({ ...letter, receivedAt: result.receivedAt, source, codec, offset: result.firstOffset + index });
      }
    }
    return {
      alerts: group.flatMap(({ alerts }) => alerts),
      deadLetters,
      answers,
      outcomes: group.flatMap(({ outcome, firstOffset }) => (outcome ? [{ outcome, offset: firstOffset }] : [])),
      seq: group.at(-1)?.seq ?? this.#position,
    };
  }
}

function isEmpty({ alerts, deadLetters, answers, outcomes }: Effects): boolean {
  return alerts.length === 0 && deadLetters.length === 0 && answers.length === 0 && outcomes.length === 0;
}
