import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { Ring } from '../time/ring.js';
import type { Tally } from './tally.js';

/** `rate(seconds)`: rows a second over the last `spanMs`; null until the first of them is older than that. */
export class RateEver implements Tally {
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

  save(out: StateWriter): void {
    out.value(this.#spanPassed);
    out.integer(this.#times.length);
    for (const time of this.#times.toArray()) out.number(time);
  }

  load(from: StateReader): void {
    this.#spanPassed = from.value() === true;
    for (let left = from.integer(); left > 0; left--) this.#times.push(from.number());
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

  save(out: StateWriter): void {
    out.number(this.#accumulated);
    out.number(this.#newestMs);
    out.number(this.#leftMs);
    out.value(this.#anyLeft);
  }

  load(from: StateReader): void {
    this.#accumulated = from.number();
    this.#newestMs = from.number();
    this.#leftMs = from.number();
    this.#anyLeft = from.value() === true;
  }
}
