import type { Row } from '../row.js';
import { emptyMatch, type Match } from './match.js';
import type { PatternSite } from './pattern-site.js';
import { PatternTimers } from './pattern-timers.js';
import type { Timed } from './timer-line.js';

/** What settles its rows when all handlers of a moment have run. */
export interface Settling {
  settle(): void;
}

/** What all instances of one statement's pattern share: timers, the order of beginnings, the budget. */
export class PatternShared {
  readonly site: PatternSite;
  readonly timers: PatternTimers;
  readonly empty: Match;
  /** partial matches held now: waiting atoms and observers, stored matches, remembered keys */
  held = 0;
  /** at which level the present event was consumed; 0 = not */
  consumedLevel = 0;
  #seq = 0;
  #turn = -1;
  #turnSeq = 0;
  #unsettled: Settling[] = [];
  readonly #settleAll = (): void => this.#settle();

  /** @param tags number of tags of a match */
  constructor(site: PatternSite, tags: number) {
    this.site = site;
    this.empty = emptyMatch(tags);
    this.timers = new PatternTimers(site.schedule, site.order, (taken) => this.#elapse(taken));
  }

  get now(): number {
    return this.site.clock.now;
  }

  /** Number of a beginning; later ones are greater. */
  nextSeq(): number {
    return this.#seq++;
  }

  /** Restores the counter behind {@link nextSeq}. */
  continueFrom(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
  }

  /**
   * To be called by each handler of an event.
   *
   * @returns the number from which on states began within the present event, which must not see it
   */
  turn(): number {
    const turn = this.site.dispatch.number;
    if (turn !== this.#turn) {
      this.#turn = turn;
      this.#turnSeq = this.#seq;
      this.consumedLevel = 0;
    }
    return this.#turnSeq;
  }

  /** Whether one more may be held; if not, the drop is counted at `node`. */
  mayGrow(node: string): boolean {
    if (this.held < this.site.maxStates) return true;
    this.site.dropped(node);
    return false;
  }

  /** Lets `who` settle when the moment is over. */
  unsettled(who: Settling): void {
    if (this.#unsettled.length === 0) this.site.settle(this.#settleAll);
    this.#unsettled.push(who);
  }

  /** The value of `evaluate`, undefined if it throws (a fault of the data, which is reported). */
  attempt<T>(node: string, evaluate: () => T): T | undefined {
    try {
      return evaluate();
    } catch (error) {
      this.site.failed(node, error);
      return undefined;
    }
  }

  #elapse(taken: readonly Timed[]): void {
    for (const item of taken) item.elapsed();
  }

  #settle(): void {
    const unsettled = this.#unsettled;
    this.#unsettled = [];
    for (const one of unsettled) one.settle();
  }
}

/** A predicate over an atom's event and the tags before it. */
export type AtomTest = (event: Row, match: Match) => boolean;
