import type { Budget } from '../../contract.js';

export const DEFAULT_BUDGET: Budget = {
  maxRows: 5_000_000,
  maxGroups: 1_000_000,
  maxStates: 1_000_000,
  maxBytes: 2 ** 31,
  maxDerivedRows: 100_000,
};

/** A row of some properties with its places in windows, in bytes: measured on events of eleven properties. */
const ROW_BYTES = 180;
const GROUP_BYTES = 96;
const AGGREGATE_BYTES = 40;
const STATE_BYTES = 120;

export type BudgetKind = 'rows' | 'groups' | 'states' | 'bytes' | 'derived rows';

/**
 * What a statement holds and how much it may hold. Counters are changed where state grows or shrinks; a check is one comparison at growth.
 * What would pass a limit is dropped and counted.
 */
export class StatementBudget {
  readonly limits: Budget;
  /** rows that either limit allows */
  readonly #fullAt: number;
  /** rows held by windows */
  rows = 0;
  groups = 0;
  readonly #maxStates: number;
  readonly #patterns: { readonly held: number }[] = [];
  /** aggregates of one group, for the estimate of bytes */
  aggregatesPerGroup = 0;
  readonly dropped: Record<BudgetKind, number> = { rows: 0, groups: 0, states: 0, bytes: 0, 'derived rows': 0 };
  #derived = 0;
  #derivedBy = -1;

  constructor(limits: Budget) {
    this.limits = limits;
    this.#fullAt = Math.min(limits.maxRows, Math.floor(limits.maxBytes / ROW_BYTES));
    this.#maxStates = Math.min(limits.maxStates, Math.floor(limits.maxBytes / STATE_BYTES));
  }

  /** Where windows count the rows that they hold: {@link rows} of the budget itself, so that a check touches one object. */
  get held(): { rows: number } {
    return this;
  }

  /** partial matches held by all patterns of the statement */
  get states(): number {
    let states = 0;
    for (const { held } of this.#patterns) states += held;
    return states;
  }

  /** Estimated size of what is held. */
  get bytes(): number {
    const groups = this.groups * (GROUP_BYTES + this.aggregatesPerGroup * AGGREGATE_BYTES);
    return this.rows * ROW_BYTES + groups + this.states * STATE_BYTES;
  }

  /** A pattern whose partial matches count. */
  addPattern(pattern: { readonly held: number }): void {
    this.#patterns.push(pattern);
  }

  /** How many partial matches one pattern may hold beside those of the others. */
  statesFor(pattern: { readonly held: number }): number {
    if (this.#patterns.length < 2) return this.#maxStates;
    return this.#maxStates - this.states + pattern.held;
  }

  /** How many more rows may be held. */
  get room(): number {
    return this.#fullAt - this.rows;
  }

  /** @returns which limit keeps one more row out */
  refusesRow(): BudgetKind | undefined {
    if (this.rows < this.#fullAt) return undefined;
    return this.rows >= this.limits.maxRows ? 'rows' : 'bytes';
  }

  refusesGroup(): BudgetKind | undefined {
    if (this.groups >= this.limits.maxGroups) return 'groups';
    return this.bytes >= this.limits.maxBytes ? 'bytes' : undefined;
  }

  /** Counts derived rows of one outside event. @returns whether they are too many */
  refusesDerived(outsideEvent: number, rows: number): boolean {
    if (this.#derivedBy !== outsideEvent) {
      this.#derivedBy = outsideEvent;
      this.#derived = 0;
    }
    this.#derived += rows;
    return this.#derived > this.limits.maxDerivedRows;
  }
}
