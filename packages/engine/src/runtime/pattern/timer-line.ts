/** What waits for an instant. Among those of one instant the smaller `seq` (the one that began earlier) comes first. */
export interface Timed {
  readonly live: boolean;
  readonly seq: number;
  /** its instant in ms, kept by the queue that it stands in; Infinity while it stands in none */
  due: number;
  /** who stands before and behind it in a {@link TimerLine}, kept by that */
  sooner: Timed | undefined;
  later: Timed | undefined;
  /** Its instant has come. Called also when another timer of the same moment has ended it meanwhile (see {@link PatternTimers}). */
  elapsed(): void;
}

/**
 * Things that all wait equally long, oldest first. They are linked to each other, so that what need not wait any more is out at once: most
 * of what waits is ended by an event long before its time, and would else be kept, and be copied by the collector, until then.
 */
export class TimerLine {
  #first: Timed | undefined = undefined;
  #last: Timed | undefined = undefined;
  #length = 0;

  /** Due time of the oldest item in ms; Infinity when nothing waits. */
  get nextDue(): number {
    return this.#first === undefined ? Number.POSITIVE_INFINITY : this.#first.due;
  }

  /** `seq` of the oldest, after {@link nextDue}. */
  get nextSeq(): number {
    return this.#first === undefined ? 0 : this.#first.seq;
  }

  get length(): number {
    return this.#length;
  }

  /** `due` is not before that of any item. */
  push(item: Timed, due: number): void {
    const last = this.#last;
    item.due = due;
    item.sooner = last;
    if (last === undefined) this.#first = item;
    else last.later = item;
    this.#last = item;
    this.#length++;
  }

  /** Takes the oldest out. */
  shift(): Timed | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    this.#unlink(first);
    first.due = Number.POSITIVE_INFINITY;
    return first;
  }

  /** Takes an item out that need not wait any more; one that was read from a snapshot may not have come into the line yet. */
  forget(item: Timed): void {
    if (item.sooner !== undefined || item === this.#first) this.#unlink(item);
  }

  #unlink(item: Timed): void {
    const { sooner, later } = item;
    if (sooner === undefined) this.#first = later;
    else sooner.later = later;
    if (later === undefined) this.#last = sooner;
    else later.sooner = sooner;
    item.sooner = item.later = undefined;
    this.#length--;
  }
}
