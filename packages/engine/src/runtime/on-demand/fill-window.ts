import type { FillProblem } from '../../contract.js';
import { diagnostic } from '../../refusal.js';
import type { CoercionProblem } from '../coercion.js';
import type { Runtime } from '../deployment/runtime.js';
import type { Row } from '../row.js';

/**
 * Gives a named window a content in place of what it holds, in one step; its consumers are told before it returns. O(rows).
 *
 * @returns the records that do not fit its type; nothing has changed then
 */
export function fillWindow(
  name: string,
  records: readonly Readonly<Record<string, unknown>>[],
  runtime: Runtime,
): readonly FillProblem[] {
  const window = runtime.windows.get(name);
  if (window === undefined) return [{ index: 0, diagnostic: diagnostic('unknown-window', `there is no named window "${name}"`) }];
  const rows: Row[] = [];
  const found: FillProblem[] = [];
  for (const [index, record] of records.entries()) {
    const problems: CoercionProblem[] = [];
    rows.push(window.rowClass.fromRecord(record, problems));
    for (const { property, message } of problems) {
      found.push({ index, diagnostic: diagnostic('event-wrong-value', `property "${property}" of "${name}": ${message}`) });
    }
  }
  if (found.length > 0) return found;
  window.update(rows, [...window.rows()]);
  runtime.settle();
  return [];
}
