import type { FilterPlan } from '../../plan/filter.js';
import type { TestFunction } from '../expression/functions.js';
import type { Row } from '../row.js';

/** Who wants events of a type. One object a filter: slot of the index, filter and receiver at once, so that the way to a match is short. */
export interface FilterEntry {
  readonly plan: FilterPlan;
  /** the whole filter; undefined when every event passes */
  readonly test: TestFunction | undefined;
  /** rank of the receiver among all nodes of the engine (see `orderOf`) */
  readonly order: number;
  readonly owner: FilterOwner;
  receive(row: Row): void;
  /** number of the dispatch in which it was met last: the branches of an `or` may lead to one filter twice */
  met: number;
}

/** The statement behind a filter. */
export interface FilterOwner {
  /** false once it is undeployed: what was matched before is not delivered any more */
  readonly alive: boolean;
  /** An expression failed; the row is lost for this statement alone. */
  failed(node: string, error: unknown): void;
  /** All its receivers of the present event, or of the present instant, have run. */
  finish(): void;
}
