/** So many events of a type are all looked at; of later ones every eighth, so that a busy type costs nothing. */
const ALL_OF_THE_FIRST = 1_000;
const LATER_EVERY = 8;
/**
 * A property has stopped when it came so often, then stayed away for so many times its usual distance, and for so long: events of several
 * kinds share a type, and each kind comes in bursts.
 */
const LEAST_VALUES = 10;
const DISTANCES = 20;
const LEAST_AWAY_MS = 10 * 60_000;
/** Records may have any names: no more than these are followed. */
const MOST_PROPERTIES = 200;

interface Seen {
  filled: number;
  lastLook: number;
  lastMs: number;
}

/** A property that used to have values and has none in the newest events. */
export interface StoppedProperty {
  readonly property: string;
  /** the engine's time of the last event that had it */
  readonly lastMs: number;
}

/**
 * Follows for one event type which properties have values. Not part of the saved state: after a restart it begins anew.
 */
export class StoppedProperties {
  readonly #seen = new Map<string, Seen>();
  #events = 0;
  #looks = 0;
  #nowMs = 0;

  /** @param atMs  the engine's time. O(properties) for an event that is looked at. */
  see(record: Readonly<Record<string, unknown>>, atMs: number): void {
    this.#events++;
    this.#nowMs = atMs;
    if (this.#events > ALL_OF_THE_FIRST && this.#events % LATER_EVERY !== 0) return;
    this.#looks++;
    for (const property in record) if (record[property] !== null && record[property] !== undefined) this.#fill(property, atMs);
  }

  /** Those that have stopped, in the order in which they were first seen. */
  list(): readonly StoppedProperty[] {
    return [...this.#seen].flatMap(([property, { filled, lastLook, lastMs }]) => {
      if (filled < LEAST_VALUES || this.#nowMs - lastMs < LEAST_AWAY_MS) return [];
      return this.#looks - lastLook >= (DISTANCES * lastLook) / filled ? [{ property, lastMs }] : [];
    });
  }

  #fill(property: string, atMs: number): void {
    const seen = this.#seen.get(property);
    if (seen) {
      seen.filled++;
      seen.lastLook = this.#looks;
      seen.lastMs = atMs;
    } else if (this.#seen.size < MOST_PROPERTIES) {
      this.#seen.set(property, { filled: 1, lastLook: this.#looks, lastMs: atMs });
    }
  }
}
