import type { CheckedSelect } from '../../checked.js';
import type { Lint } from './lint.js';

/** Windows that let events go by themselves, one by one. */
const SLIDING = new Set(['time', 'length', 'ext_timed', 'time_order', 'timetolive', 'time_accum', 'unique', 'expr']);

export const expiringGroups: Lint = {
  code: 'lint-expiring-groups',
  severity: 'info',
  summary: 'grouped counts over a sliding window without having: a row also comes when events leave, down to 0',
  check: ({ checked, find }) => {
    if (checked.kind !== 'select' || checked.shape !== 'row-per-group' || checked.having !== undefined) return;
    if (checked.output !== undefined || checked.aggregates.length === 0 || !counts(checked)) return;
    const view = checked.streams.flatMap((stream) => stream.views).find((each) => SLIDING.has(each.name));
    if (view === undefined) return;
    find({
      span: view.span,
      message: 'each event that leaves this window gives a row too, at last with a count of 0',
      hint: 'say which rows are wanted: having count(*) > 0',
    });
  },
};

function counts(checked: CheckedSelect): boolean {
  return checked.aggregates.some((aggregate) => aggregate.function === 'count' || aggregate.function === 'sum');
}
