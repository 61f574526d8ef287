import type { PlanExpression } from '../../plan/expression.js';
import type { AggregatePlan } from '../../plan/result.js';
import { type AggregateColumn, type AggregateKit, aggregateColumn } from '../aggregate/aggregate-column.js';
import type { OrderedRows } from '../aggregate/ordered-rows.js';
import type { Tally } from '../aggregate/tally.js';
import type { ValueFunction } from '../expression/functions.js';
import { KeyMap } from '../key-map.js';
import type { RowValue } from '../row.js';
import { loadLongItems, type StateReader, type StateWriter, saveLongItems } from '../state.js';

/**
 * An aggregate with groups of its own (`group_by:`). It is one for the whole statement: every group of the statement holds the same tally,
 * which answers for the group of the row that it is asked for.
 */
export function localColumn(plan: AggregatePlan, groupBy: readonly PlanExpression[], kit: AggregateKit): AggregateColumn {
  const inner = aggregateColumn(plan, kit);
  const keys = groupBy.map((key) => kit.functions.value(key, kit.frame, kit.environment));
  const tally = new LocalTally(inner, keys);
  return {
    open: () => tally,
    shared: tally,
    enter: (_, e) => tally.enter(e),
    leave: (_, e) => tally.leave(e),
  };
}

interface LocalGroup {
  readonly keys: readonly RowValue[];
  readonly tally: Tally;
  size: number;
}

class LocalTally implements Tally {
  readonly #inner: AggregateColumn;
  readonly #keys: readonly ValueFunction[];
  readonly #groups: KeyMap<LocalGroup>;

  constructor(inner: AggregateColumn, keys: readonly ValueFunction[]) {
    this.#inner = inner;
    this.#keys = keys;
    this.#groups = new KeyMap(keys.length);
  }

  enter(e: unknown): void {
    const keys = this.#keys.map((key) => key(e));
    let group = this.#groups.get(keys);
    if (group === undefined) {
      group = { keys, tally: this.#inner.open(), size: 0 };
      this.#groups.set(keys, group);
    }
    group.size++;
    this.#inner.enter(group.tally, e);
  }

  leave(e: unknown): void {
    const keys = this.#keys.map((key) => key(e));
    const group = this.#groups.get(keys);
    if (group === undefined) return;
    this.#inner.leave(group.tally, e);
    if (--group.size === 0) this.#groups.delete(keys);
  }

  value(e?: unknown): RowValue {
    return this.#tallyFor(e).value(e);
  }

  ordered(e?: unknown): OrderedRows | undefined {
    return this.#tallyFor(e).ordered?.(e);
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveLongItems(out, this.#groups.values(), this.#groups.size, ({ keys, tally, size }) => {
      for (const key of keys) out.value(key);
      out.integer(size);
      return tally.save(out);
    });
  }

  *load(from: StateReader): Generator<void> {
    yield* loadLongItems(from, () => {
      const keys = this.#keys.map(() => from.value());
      const group: LocalGroup = { keys, tally: this.#inner.open(), size: from.integer() };
      this.#groups.set(keys, group);
      return group.tally.load(from);
    });
  }

  /** it hears of rows, not of values */
  add(): void {}
  remove(): void {}

  #tallyFor(e: unknown): Tally {
    const group = e === null || e === undefined ? undefined : this.#groups.get(this.#keys.map((key) => key(e)));
    return group?.tally ?? this.#inner.open();
  }
}
