import type { RowValue } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';
import type { Tally } from './tally.js';

/**
 * `stddev`: standard deviation of the sample (n - 1); null for fewer than two values.
 * Running mean and sum of squared distances (Welford, Technometrics 4(3), 1962), run backwards for what leaves.
 */
export class StandardDeviation implements Tally {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: RowValue): void {
    const x = Number(value);
    const delta = x - this.#mean;
    this.#mean += delta / ++this.#count;
    this.#squares += delta * (x - this.#mean);
  }

  remove(value: RowValue): void {
    if (--this.#count === 0) {
      this.#mean = 0;
      this.#squares = 0;
      return;
    }
    const x = Number(value);
    const delta = x - this.#mean;
    this.#mean -= delta / this.#count;
    this.#squares -= delta * (x - this.#mean);
  }

  value(): RowValue {
    return this.#count < 2 ? null : Math.sqrt(Math.max(0, this.#squares) / (this.#count - 1));
  }

  save(out: StateWriter): undefined {
    out.integer(this.#count);
    out.number(this.#mean);
    out.number(this.#squares);
  }

  load(from: StateReader): undefined {
    this.#count = from.integer();
    this.#mean = from.number();
    this.#squares = from.number();
  }
}

/**
 * `avedev`: mean distance from the mean; null when nothing is held. The value costs O(distinct values). Of a value that leaves and has never
 * entered, as in a group of an outer join, the mean alone hears, as in Esper.
 */
export class AverageDeviation implements Tally {
  readonly #counts = new LargeMap<number, number>(shardOfValue);
  #count = 0;
  #sum = 0;
  /** sum of what left and had never entered */
  #strayed = 0;

  add(value: RowValue): void {
    const x = Number(value);
    this.#counts.set(x, (this.#counts.get(x) ?? 0) + 1);
    this.#count++;
    this.#sum += x;
  }

  remove(value: RowValue): void {
    const x = Number(value);
    const held = this.#counts.get(x);
    if (held === undefined) {
      this.#strayed += x;
      return;
    }
    if (held === 1) this.#counts.delete(x);
    else this.#counts.set(x, held - 1);
    this.#sum = --this.#count === 0 ? 0 : this.#sum - x;
  }

  value(): RowValue {
    if (this.#count === 0) return null;
    const mean = (this.#sum - this.#strayed) / this.#count;
    let distance = 0;
    for (const [x, count] of this.#counts.entries()) distance += Math.abs(x - mean) * count;
    return distance / this.#count;
  }

  *save(out: StateWriter): Generator<void> {
    out.number(this.#sum);
    out.number(this.#strayed);
    yield* saveList(out, this.#counts.entries(), this.#counts.size, ([x, count]) => {
      out.number(x);
      out.integer(count);
    });
  }

  *load(from: StateReader): Generator<void> {
    this.#sum = from.number();
    this.#strayed = from.number();
    yield* loadList(from, () => {
      const x = from.number();
      const count = from.integer();
      this.#counts.set(x, count);
      this.#count += count;
    });
  }
}
