import type { EntryResult } from '../engine/session/entry-result.js';
import type { Effects, KeyedAnswer, StoredSingly } from '../store/effects.js';
import type { StoredPlace } from '../store/new-alerts.js';
import type { NewDeadLetter } from '../store/new-dead-letters.js';
import { isUnstorable } from '../store/unstorable.js';

/** Results and alerts of one transaction, at most (one result with more alerts goes alone). */
const GROUP_MAX_RESULTS = 500;
const GROUP_MAX_ALERTS = 2000;
/** Beyond so many waiting alerts the engine is held back. */
const HELD_BACK_FROM = 10_000;
const RETRY_MS = 500;

export interface DeskOptions {
  readonly apply: (effects: Effects) => Promise<readonly StoredPlace[]>;
  /** the same row by row, without those that cannot be stored */
  readonly applySingly: (effects: Effects) => Promise<StoredSingly>;
  /** whether an entry was sent under an idempotency key, so that its answer is kept */
  readonly keyed: (seq: number) => boolean;
  readonly answerOf: (result: EntryResult) => unknown;
  /** hears what was stored, in order */
  readonly stored: (results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Stores what processing left behind: alerts, dead letters, answers, outcomes of orders and the position, in one transaction, in the order
 * of the journal. Nothing is told to anybody before it is stored. A transaction that fails is tried again until it succeeds;
 * one that never can, since a row of it is nothing that the database can hold, goes without that row, and the failure is told.
 *
 * While this server does not lead, results are kept until the leader has stored them: what it did not come to is stored by whoever leads
 * next.
 */
export class Desk {
  readonly #options: DeskOptions;
  #waiting: EntryResult[] = [];
  #waitingAlerts = 0;
  #position = 0;
  #leading = false;
  #working: Promise<void> | undefined;
  /** who waits until the effects up to an entry are stored */
  #reaching: { readonly seq: number; readonly resolve: (reached: boolean) => void }[] = [];

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Last entry whose effects are stored, as far as is known. */
  get position(): number {
    return this.#position;
  }

  get overfull(): boolean {
    return this.#waitingAlerts > HELD_BACK_FROM;
  }

  /** Whether there is anything that is not stored. */
  get idle(): boolean {
    return this.#waiting.length === 0 && this.#working === undefined;
  }

  /** Takes results in the order of the journal. Those of a replay that were stored before are passed over. */
  take(results: readonly EntryResult[]): void {
    const last = this.#waiting.at(-1)?.seq ?? this.#position;
    for (const result of results) {
      if (result.seq <= last) continue;
      this.#waiting.push(result);
      this.#waitingAlerts += result.alerts.length;
    }
    this.#begin();
  }

  /** This server stores from now on; the effects of entries up to `position` are stored. */
  lead(position: number): void {
    this.confirmed(position);
    this.#leading = true;
    this.#begin();
  }

  /** Another server may store from now on. */
  yieldLead(): void {
    this.#leading = false;
    for (const { resolve } of this.#reaching.splice(0)) resolve(false);
  }

  /** Resolved when the effects of all entries up to `seq`, which the engine has processed, are stored; false if this server loses the lead. */
  reached(seq: number): Promise<boolean> {
    if (this.#position >= seq) return Promise.resolve(true);
    if (!this.#leading) return Promise.resolve(false);
    return new Promise((resolve) => this.#reaching.push({ seq, resolve }));
  }

  /** The effects of entries up to `position` were stored, by whomever. */
  confirmed(position: number): void {
    // A transaction under way tells of its own results.
    if (this.#working) return;
    this.#position = Math.max(this.#position, position);
    const count = this.#waiting.findIndex(({ seq }) => seq > this.#position);
    const known = this.#waiting.splice(0, count < 0 ? this.#waiting.length : count);
    if (known.length > 0) this.#tell(known, []);
  }

  /** Resolved when everything taken so far is stored, or this server leads no longer. */
  async settled(): Promise<void> {
    await this.#working;
  }

  #begin(): void {
    if (this.#leading && this.#waiting.length > 0) this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    // Work that has nothing to store would else be over before it is known to be under way.
    await Promise.resolve();
    while (this.#leading && this.#waiting.length > 0) {
      const group = this.#nextGroup();
      const effects = this.#effectsOf(group);
      const places = isEmpty(effects) ? [] : await this.#store(effects);
      if (places === undefined) break;
      this.#position = effects.seq;
      this.#waiting.splice(0, group.length);
      this.#tell(group, places);
    }
    this.#working = undefined;
  }

  #tell(results: readonly EntryResult[], places: readonly StoredPlace[]): void {
    const position = this.#position;
    for (const { resolve } of this.#reaching.filter(({ seq }) => seq <= position)) resolve(true);
    this.#reaching = this.#reaching.filter(({ seq }) => seq > position);
    for (const { alerts } of results) this.#waitingAlerts -= alerts.length;
    this.#options.stored(results, new Map(places.map((place) => [place.id, place])));
  }

  #nextGroup(): readonly EntryResult[] {
    let alerts = 0;
    let count = 0;
    for (const result of this.#waiting) {
      alerts += result.alerts.length;
      if (count > 0 && (alerts > GROUP_MAX_ALERTS || count >= GROUP_MAX_RESULTS)) break;
      count++;
    }
    return this.#waiting.slice(0, count);
  }

  /** @returns undefined if this server lost the lead before it succeeded */
  async #store(effects: Effects): Promise<readonly StoredPlace[] | undefined> {
    let singly = false;
    while (this.#leading) {
      try {
        return await (singly ? this.#storeSingly(effects) : this.#options.apply(effects));
      } catch (error) {
        this.#options.failed(error);
        if (!singly && isUnstorable(error)) singly = true;
        else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    return undefined;
  }

  async #storeSingly(effects: Effects): Promise<readonly StoredPlace[]> {
    const { places, refused } = await this.#options.applySingly(effects);
    for (const error of refused) this.#options.failed(error);
    return places;
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
