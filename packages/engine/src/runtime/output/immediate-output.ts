import type { StateReader, StateWriter } from '../state.js';
import type { Start } from './after.js';
import type { Outlet, OutputOperator } from './output-operator.js';
import { OutputRows } from './output-rows.js';
import type { Items, ResultProcessor } from './processor.js';

export interface ImmediateOptions {
  /** the one row of all is neither ordered nor limited */
  readonly isWhole: boolean;
  /** `output after …` without a limit: rows are silent until so many of them came about, or so much time has passed */
  readonly start?: Start;
}

/** No output limit: rows leave with the change that makes them. */
export class ImmediateOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #start: Start | undefined;
  readonly #isWhole: boolean;
  /** no row came about the last time, so that it can be filled now */
  #empty: OutputRows | undefined = new OutputRows();

  constructor(processor: ResultProcessor, delivery: Outlet, { isWhole, start }: ImmediateOptions) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#start = start;
    this.#isWhole = isWhole;
  }

  update(inserted: Items, removed: Items): void {
    const out = this.#empty ?? new OutputRows();
    this.#empty = undefined;
    this.#processor.process(inserted, removed, out);
    if (out.isEmpty) this.#empty = out;
    if (this.#start === undefined || this.#start.hasBegun(out.inserted.length)) this.#delivery.post(out, false, this.#isWhole);
  }

  stop(): void {}

  waiting(): number {
    return 0;
  }

  due(): number | undefined {
    return undefined;
  }

  save(out: StateWriter): undefined {
    this.#start?.save(out);
  }

  load(from: StateReader): undefined {
    this.#start?.load(from);
  }
}
