import type { StateReader, StateWriter } from '../state.js';
import type { Start } from './after.js';
import type { Outlet, OutputOperator } from './output-operator.js';
import { OutputRows } from './output-rows.js';
import type { Items, ResultProcessor } from './processor.js';

export interface ImmediateOptions {
  /** the one row of all is neither ordered nor limited */
  readonly isWhole: boolean;
  /** whether the rows of a change are neither ordered nor limited */
  readonly isAlone?: ((inserted: Items, removed: Items) => boolean) | undefined;
  /** `output after …` without a limit: rows are silent until so many of them came about, or so much time has passed */
  readonly start?: Start;
}

/** No output limit: rows leave with the change that makes them. */
export class ImmediateOutput implements OutputOperator {
  readonly #processor: ResultProcessor;
  readonly #delivery: Outlet;
  readonly #start: Start | undefined;
  readonly #isWhole: boolean;
  readonly #isAlone: ImmediateOptions['isAlone'];
  /** no row came about the last time, so that it can be filled now */
  #empty: OutputRows | undefined = new OutputRows();

  constructor(processor: ResultProcessor, delivery: Outlet, { isWhole, isAlone, start }: ImmediateOptions) {
    this.#processor = processor;
    this.#delivery = delivery;
    this.#start = start;
    this.#isWhole = isWhole;
    this.#isAlone = isAlone;
  }

  update(inserted: Items, removed: Items): void {
    const out = this.#empty ?? new OutputRows();
    this.#empty = undefined;
    this.#processor.process(inserted, removed, out);
    if (out.isEmpty) this.#empty = out;
    if (this.#start !== undefined && !this.#start.hasBegun(out.inserted.length)) return;
    this.#delivery.post(out, false, this.#isWhole || this.#isAlone?.(inserted, removed) === true);
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
