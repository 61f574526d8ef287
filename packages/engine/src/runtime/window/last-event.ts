import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';

/** `lastevent`: the last row; of several that come at once, the others leave at once. */
export const lastEvent: WindowFactory = () => (site, next) => new LastEventWindow(site, next);

class LastEventWindow implements DataWindow {
  readonly #site: WindowSite;
  readonly #next: Operator;
  #last: Row | undefined = undefined;

  constructor(site: WindowSite, next: Operator) {
    this.#site = site;
    this.#next = next;
  }

  get size(): number {
    return this.#last === undefined ? 0 : 1;
  }

  get idle(): boolean {
    return this.#last === undefined;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    if (inserted.length === 0) {
      this.#next.update(NO_ROWS, removed);
      return;
    }
    const left = [...removed];
    for (const row of inserted) {
      if (this.#last === undefined) this.#site.held.rows++;
      else left.push(this.#last);
      this.#last = row;
    }
    this.#next.update(inserted, left);
  }

  forget(rows: readonly Row[]): void {
    if (this.#last === undefined || !rows.includes(this.#last)) return;
    this.#last = undefined;
    this.#site.held.rows--;
  }

  rows(): Iterable<Row> {
    return this.#last === undefined ? NO_ROWS : [this.#last];
  }

  *save(out: StateWriter): Generator<void> {
    out.row(this.#last ?? null);
    yield;
  }

  *load(from: StateReader): Generator<void> {
    this.#last = from.row() ?? undefined;
    this.#site.held.rows += this.size;
    yield;
  }
}
