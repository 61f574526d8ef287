import type { EventType } from '@rulewright/core';
import type { Row } from '../row.js';

/** A statement that was opened and waits to be started. */
export interface OpenedStatement {
  /** type of the rows that it delivers; absent when it delivers none */
  readonly rowType?: EventType;
  /** Lets events in. Runs when all statements of the deployment are open, in their order. */
  start(): void;
  stop(): void;
  /** what it holds now, as rows */
  iterate(): readonly Row[];
}

export const NOTHING_OPENED: OpenedStatement = { start: () => undefined, stop: () => undefined, iterate: () => [] };
