import type { PatternPlan } from '../../plan/pattern.js';
import { appended } from '../gathered-rows.js';
import { NO_ROWS } from '../operator.js';
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
  /** a match takes along the partial matches that share its events */
  readonly discards: boolean;
  /** partial matches held now: waiting atoms and observers, stored matches, remembered keys */
  held = 0;
  /** number of the next beginning */
  seq = 0;
  #unsettled: readonly Settling[] = NO_ROWS;
  readonly #settleAll = (): void => this.#settle();

  /** @param plan the pattern that runs */
  constructor(site: PatternSite, plan: PatternPlan) {
    this.site = site;
    this.empty = emptyMatch(plan.tags.length);
    this.discards = plan.discardPartials;
    this.timers = new PatternTimers(site.schedule, site.order, (taken) => this.#elapse(taken));
  }

  get now(): number {
    return this.site.clock.now;
  }

  /** Number of a beginning; later ones are greater. */
  nextSeq(): number {
    return this.seq++;
  }

  /** Whether so many more may be held; if not, the drop is counted at `node`. */
  mayGrow(node: string, growth = 1): boolean {
    if (this.held + growth <= this.site.maxStates) return true;
    this.site.dropped(node);
    return false;
  }

  /** Lets `who` settle when the moment is over. */
  unsettled(who: Settling): void {
    if (this.#unsettled.length === 0) this.site.settle(this.#settleAll);
    this.#unsettled = appended(this.#unsettled, who);
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
    this.#unsettled = NO_ROWS;
    for (const one of unsettled) one.settle();
  }
}

/** A predicate over an atom's event and the tags before it. */
export type AtomTest = (event: Row, match: Match) => boolean;
