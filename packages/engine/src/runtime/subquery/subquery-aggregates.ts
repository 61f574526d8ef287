import type { SubqueryPlan } from '../../plan/statement.js';
import { type AggregateColumn, type AggregateKit, aggregateColumn } from '../aggregate/aggregate-column.js';
import type { Tally } from '../aggregate/tally.js';
import type { ValueFunction } from '../expression/functions.js';
import { KeyMap } from '../key-map.js';
import type { Row } from '../row.js';

/** The rows of one group: the last of them, and what the aggregates say of all. */
export interface SubqueryGroup {
  readonly row: Row | undefined;
  readonly tallies: readonly Tally[];
}

/** Aggregates of a subquery, made anew of the rows that it finds: what it finds depends on the event outside. O(rows found). */
export class SubqueryAggregates {
  readonly #columns: readonly AggregateColumn[];
  readonly #keys: readonly ValueFunction[];

  constructor(plan: Pick<SubqueryPlan, 'aggregates' | 'groupBy'>, kit: AggregateKit) {
    this.#columns = plan.aggregates.map((aggregate) => aggregateColumn(aggregate, kit));
    this.#keys = plan.groupBy.map((key) => kit.functions.value(key, kit.frame, kit.environment));
  }

  /** One group a key in the order of first rows; without `group by` one group, also of no rows. */
  groups(rows: Iterable<Row>, outer: unknown, outer2: unknown): Iterable<SubqueryGroup> {
    const groups = new KeyMap<{ row: Row | undefined; readonly tallies: readonly Tally[] }>(this.#keys.length);
    const open = () => ({ row: undefined as Row | undefined, tallies: this.#columns.map((column) => column.open()) });
    if (this.#keys.length === 0) groups.set([], open());
    for (const row of rows) {
      const key = this.#keys.map((value) => value(row, outer, outer2));
      let group = groups.get(key);
      if (group === undefined) {
        group = open();
        groups.set(key, group);
      }
      group.row = row;
      for (const [index, column] of this.#columns.entries()) {
        const tally = group.tallies[index];
        if (tally !== undefined) column.enter(tally, row);
      }
    }
    return groups.values();
  }
}
