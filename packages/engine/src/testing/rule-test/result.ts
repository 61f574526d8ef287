import type { EventRecord, Value } from '@rulewright/core';
import type { NodeCounters } from '../../inspection.js';

/** A row of a watched statement, as it came. */
export interface DeliveredRow {
  readonly statement: string;
  readonly atMs: number;
  readonly row: EventRecord;
  /** the step that was under way */
  readonly step: number;
  /** place of the expectation that it fulfils; null when nobody expected it */
  readonly expectation: number | null;
}

/** One thing that went otherwise than the test says. Places count from 0. */
export type TestFailure =
  /** an expected row did not come; `got`: a row of the same statement that nobody expected */
  | {
      readonly kind: 'missing';
      readonly expectation: number;
      readonly atMs: number | null;
      readonly expected: EventRecord;
      readonly got: EventRecord | null;
    }
  | {
      readonly kind: 'unexpected';
      readonly statement: string;
      readonly atMs: number;
      readonly step: number;
      readonly row: EventRecord;
    }
  /** an event does not fit its type, or there is no such type */
  | { readonly kind: 'event-refused'; readonly step: number; readonly atMs: number; readonly message: string }
  /** something went wrong in the engine while it ran */
  | { readonly kind: 'engine'; readonly step: number; readonly atMs: number; readonly message: string }
  /** an expectation names what the rule does not have */
  | { readonly kind: 'unknown-source'; readonly expectation: number; readonly message: string }
  /** the rule itself has errors */
  | { readonly kind: 'rule-refused'; readonly message: string };

/** The node that kept an expected row from coming. */
export interface HeldBack {
  readonly statement: string;
  readonly node: string;
  /** what of the rule the row would have come without (`count(*) > 50`); null where that was found by the counters alone */
  readonly without: string | null;
  /** what the sides of that condition were then, constants left out; empty where it is none, or its statement gives no rows */
  readonly values: readonly HeldValue[];
}

/** `count(distinct dst_ip)` and 2 */
export interface HeldValue {
  readonly expression: string;
  readonly value: Value;
}

export interface RuleTestResult {
  readonly name: string;
  readonly passed: boolean;
  /** in order of time; empty for a test that passed */
  readonly failures: readonly TestFailure[];
  readonly heldBack: HeldBack | null;
  /** rows of the watched statements, at most {@link MAX_SHOWN_ROWS} */
  readonly delivered: readonly DeliveredRow[];
  /** events that were sent */
  readonly events: number;
  /** what the nodes of the rule had counted at the first failure; empty for a test that passed */
  readonly counters: readonly NodeCounters[];
}

export const MAX_SHOWN_ROWS = 1000;
