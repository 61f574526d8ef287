import type { AggregatePlan } from '../../plan/result.js';
import { expressionsIn } from '../../plan/walk-expression.js';
import type { Row, RowValue } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { OrderedMap } from '../table/ordered-map.js';
import { shardOfRow } from '../table/shard-of.js';
import type { OrderedRows } from './ordered-rows.js';
import type { Tally } from './tally.js';

const ACCESS: ReadonlySet<string> = new Set(['window', 'first', 'last', 'sorted', 'minby', 'maxby', 'minbyever', 'maxbyever']);

/** The stream whose events an aggregate gives access to: that which its first read names; undefined for aggregates of values. */
export function accessedStream(plan: AggregatePlan): number | undefined {
  if (!ACCESS.has(plan.function)) return undefined;
  for (const expression of expressionsIn(plan.arguments)) {
    if (expression.kind === 'read' && expression.source.of === 'stream' && expression.source.level === 0)
      return expression.source.stream;
  }
  return undefined;
}

interface Held {
  count: number;
  readonly value: RowValue;
  readonly keys: readonly RowValue[];
}

/** Shows a tally each event of one stream of a join once, however many joined rows have it. */
export class OfOneStream implements Tally {
  readonly #inner: Tally;
  readonly #held = new OrderedMap<Row, Held>(shardOfRow);

  constructor(inner: Tally) {
    this.#inner = inner;
  }

  /** An event enters or leaves with one joined row. */
  count(event: Row, enters: boolean, { value, keys }: { readonly value: RowValue; readonly keys: readonly RowValue[] }): void {
    const held = this.#held.get(event);
    if (enters) {
      if (held !== undefined) held.count++;
      else {
        this.#held.set(event, { count: 1, value, keys });
        this.#inner.add(value, keys);
      }
    } else if (held !== undefined && --held.count === 0) {
      this.#held.delete(event);
      this.#inner.remove(held.value, held.keys);
    }
  }

  value(e?: unknown): RowValue {
    return this.#inner.value(e);
  }

  ordered(e?: unknown): OrderedRows | undefined {
    return this.#inner.ordered?.(e);
  }

  /** it hears of events, not of values */
  add(): void {}
  remove(): void {}

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#held.entries(), this.#held.size, ([event, { count, value, keys }]) => {
      out.row(event);
      out.integer(count);
      out.value(value);
      out.integer(keys.length);
      for (const key of keys) out.value(key);
    });
    const long = this.#inner.save(out);
    if (long !== undefined) yield* long;
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const event = from.row();
      const count = from.integer();
      const value = from.value();
      const keys = Array.from({ length: from.integer() }, () => from.value());
      if (event !== null) this.#held.set(event, { count, value, keys });
    });
    const long = this.#inner.load(from);
    if (long !== undefined) yield* long;
  }
}
