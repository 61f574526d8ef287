import type { RowValue } from '../row.js';
import { loadValues, type Slices, type StateReader, type StateWriter, saveValues } from '../state.js';
import { Ring } from '../time/ring.js';
import type { Tally } from './tally.js';

/** `rate(seconds)`: rows a second over the last `spanMs`; null until the first of them is older than that. */
export class RateOfSpan implements Tally {
  readonly #clock: { readonly now: number };
  readonly #spanMs: number;
  readonly #times = new Ring<number>();
  #spanPassed = false;

  constructor(clock: { readonly now: number }, spanMs: number) {
    this.#clock = clock;
    this.#spanMs = spanMs;
  }

  add(): void {
    this.#times.push(this.#clock.now);
    this.#forget();
  }

  remove(): void {
    // the rate looks at time, not at the window
  }

  value(): RowValue {
    this.#forget();
    return this.#spanPassed ? (this.#times.length * 1000) / this.#spanMs : null;
  }

  save(out: StateWriter): Slices {
    out.value(this.#spanPassed);
    // who looks at it between two slices lets go of what is over
    const times = this.#times.toArray();
    return saveValues(out, times, times.length);
  }

  load(from: StateReader): Slices {
    this.#spanPassed = from.value() === true;
    return loadValues(from, (time) => this.#times.push(Number(time)));
  }

  #forget(): void {
    const from = this.#clock.now - this.#spanMs;
    while (this.#times.length > 0 && (this.#times.at(0) ?? 0) <= from) {
      this.#times.shift();
      this.#spanPassed = true;
    }
  }
}

/** `rate(timestamp, accumulator)`: what is held, a second, between the timestamps of the newest row and of the one that left last; null until one has left. */
export class RateHeld implements Tally {
  #accumulated = 0;
  #newestMs = 0;
  #leftMs = 0;
  #anyLeft = false;

  add(timestamp: RowValue, [amount = 1]: readonly RowValue[]): void {
    this.#accumulated += Number(amount);
    this.#newestMs = Number(timestamp);
  }

  remove(timestamp: RowValue, [amount = 1]: readonly RowValue[]): void {
    this.#accumulated -= Number(amount);
    this.#leftMs = Number(timestamp);
    this.#anyLeft = true;
  }

  value(): RowValue {
    return this.#anyLeft ? (this.#accumulated * 1000) / (this.#newestMs - this.#leftMs) : null;
  }

  save(out: StateWriter): undefined {
    out.number(this.#accumulated);
    out.number(this.#newestMs);
    out.number(this.#leftMs);
    out.value(this.#anyLeft);
  }

  load(from: StateReader): undefined {
    this.#accumulated = from.number();
    this.#newestMs = from.number();
    this.#leftMs = from.number();
    this.#anyLeft = from.value() === true;
  }
}
