import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Tally } from './tally.js';

/** `sum`: null when nothing is held. Int sums do not wrap. */
export class Sum implements Tally {
  protected count = 0;
  protected sum = 0;

  add(value: RowValue): void {
    this.count++;
    this.sum += Number(value);
  }

  remove(value: RowValue): void {
    if (this.count > 1) {
      this.count--;
      this.sum -= Number(value);
      return;
    }
    // an empty sum starts anew: neither rounding of what is gone stays, nor what leaves without having come
    this.count = 0;
    this.sum = 0;
  }

  value(): RowValue {
    return this.count === 0 ? null : this.sum;
  }

  save(out: StateWriter): undefined {
    out.integer(this.count);
    out.number(this.sum);
  }

  load(from: StateReader): undefined {
    this.count = from.integer();
    this.sum = from.number();
  }
}

/** `avg`: the mean; null when nothing is held. */
export class Average extends Sum {
  override value(): RowValue {
    return this.count === 0 ? null : this.sum / this.count;
  }
}
