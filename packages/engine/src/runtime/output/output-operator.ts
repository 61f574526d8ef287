import type { Item } from '../item.js';
import type { Operator } from '../operator.js';
import type { Slices, StateReader, StateWriter } from '../state.js';
import type { GroupNumbers } from './item-state.js';
import type { OutputRows } from './output-rows.js';

/** The end of a statement's chain: takes changes of joined rows and lets rows leave. */
export interface OutputOperator extends Operator<Item> {
  stop(): void;
  /** changes that wait for the end of an interval */
  waiting(): number;
  /** when the interval ends, if by time */
  due(): number | undefined;
  /** what it keeps besides the groups of the processor, which are written before it */
  save(out: StateWriter, groups: GroupNumbers): Slices;
  load(from: StateReader, groups: GroupNumbers): Slices;
}

/** Where rows that are due go to. */
export interface Outlet {
  /**
   * @param endsInterval an interval of an output limit ends with it
   * @param isWhole the rows are neither ordered nor limited
   */
  post(out: OutputRows, endsInterval: boolean, isWhole?: boolean): void;
}
