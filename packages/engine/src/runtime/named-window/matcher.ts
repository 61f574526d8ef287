import type { PlanExpression } from '../../plan/expression.js';
import type { Environment } from '../expression/environment.js';
import { TRIGGER_FRAME } from '../expression/frame.js';
import type { Functions, TestFunction } from '../expression/functions.js';
import { appended } from '../gathered-rows.js';
import { allOf, conjuncts, lookupKeys } from '../lookup/conditions.js';
import { type RowLookup, rowLookup } from '../lookup/row-lookup.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import type { NamedWindow } from './named-window.js';

/** What the functions of an on-statement are made with. */
export interface TriggerKit {
  readonly functions: Functions;
  readonly environment: Environment;
}

/** Finds the rows of a named window that a trigger's event is about, by index where the condition allows. */
export class WindowMatcher {
  readonly #lookup: RowLookup;
  readonly #test: TestFunction | undefined;
  /** the rows come in the order of their arrival: they are not found by a range */
  readonly isInOrder: boolean;

  constructor(window: NamedWindow, where: PlanExpression | undefined, { functions, environment }: TriggerKit) {
    const keys = lookupKeys(conjuncts(where), { level: 0, stream: 0 }, ({ level, stream }) => level === 0 && stream === 1);
    this.isInOrder = keys.range === undefined;
    this.#lookup =
      keys.equals.length === 0 && keys.range === undefined
        ? () => window.walk()
        : rowLookup(window.store, keys, { functions, environment, frame: TRIGGER_FRAME });
    const test = allOf(keys.rest);
    this.#test = test && functions.test(test, TRIGGER_FRAME, environment);
  }

  /** The rows as they are now, as a list of its own: the window may be changed while it is walked. */
  matches(trigger: Row): readonly Row[] {
    const proposed = this.#lookup(null, trigger);
    if (proposed === undefined) return NO_ROWS;
    let rows: readonly Row[] = NO_ROWS;
    for (let row = proposed.next(); row !== undefined; row = proposed.next()) {
      if (this.#passes(row, trigger)) rows = appended(rows, row);
    }
    return rows;
  }

  #passes(row: Row, trigger: Row): boolean {
    return this.#test === undefined || this.#test(row, trigger);
  }
}
