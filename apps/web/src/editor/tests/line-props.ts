import type { WireRuleTest } from '@rulewright/contracts';
import type { TestRow } from './test-rows.js';

/** What each kind of line is given. */
export interface LineProps<R extends TestRow> {
  readonly row: R;
  /** its number, from 1 */
  readonly line: number;
  readonly test: WireRuleTest;
  readonly ran: boolean;
  readonly readOnly: boolean;
}
