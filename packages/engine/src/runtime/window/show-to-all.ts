import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import type { DataWindow } from './data-window.js';

/** What a window threw. */
export interface Failure {
  readonly error: unknown;
}

/**
 * Shows rows to several windows that have to agree on what they hold. A window whose condition fails has taken them all the same and told of
 * it (those that could not take a row were asked before): the others are shown them too.
 *
 * @returns what failed first: to be thrown when the change is done
 */
export function showToAll(windows: Iterable<DataWindow>, rows: readonly Row[]): Failure | undefined {
  let failure: Failure | undefined;
  for (const window of windows) {
    try {
      window.update(rows, NO_ROWS);
    } catch (error) {
      failure ??= { error };
    }
  }
  return failure;
}
