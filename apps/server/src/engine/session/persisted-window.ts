import type { EventRecord } from '@rulewright/core';

/** The content of a named window under `@Persist`. */
export interface WindowContent {
  readonly module: string;
  readonly window: string;
  readonly eventType: string;
  readonly rows: readonly EventRecord[];
}
