/** So many ranks stand between two whole numbers. */
const STEPS = 0x10000;

/**
 * Ranks for timers that a statement opens while it runs, such as those of a new key of a group window: behind all that it has had from its
 * beginning, in the order of their opening.
 */
export class LaterRanks {
  readonly #base: number;
  readonly #end: number;
  #opened = 0;

  /**
   * @param base rank that they begin with
   * @param width how many whole ranks there is room for; when they are used up the last one serves for all
   */
  constructor(base: number, width: number) {
    this.#base = base;
    this.#end = width * STEPS - 1;
  }

  next(): number {
    return this.#base + Math.min(this.#opened++, this.#end) / STEPS;
  }

  /** How many were opened before the one with this rank. */
  placeOf(rank: number): number {
    return Math.round((rank - this.#base) * STEPS);
  }

  /** The rank of that place; those that follow come behind it. */
  at(place: number): number {
    this.#opened = Math.max(this.#opened, place + 1);
    return this.#base + place / STEPS;
  }
}
