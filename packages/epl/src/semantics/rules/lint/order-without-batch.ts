import type { Lint } from './lint.js';

/** Windows that deliver several rows at once. */
const BATCHES = new Set([
  'time_batch',
  'length_batch',
  'time_length_batch',
  'ext_timed_batch',
  'expr_batch',
  'time_accum',
  'sort',
  'rank',
]);

export const orderWithoutBatch: Lint = {
  code: 'lint-order-without-batch',
  severity: 'hint',
  summary: 'order by where rows come one at a time: there is nothing to sort',
  check: ({ checked, statement, find }) => {
    if (checked.kind !== 'select' || checked.orderBy.length === 0 || statement.body.kind !== 'select') return;
    const single = checked.streams.length === 1 && checked.streams.every((stream) => stream.source.kind === 'filter');
    const collects = checked.streams.some((stream) => stream.views.some((view) => BATCHES.has(view.name)));
    const delayed = checked.output !== undefined && checked.output.mode !== 'first';
    const [item] = statement.body.orderBy;
    if (!single || collects || delayed || item === undefined) return;
    find({
      span: item.span,
      message: 'rows come one at a time here: there is nothing to sort',
      hint: 'sort a batch: #time_batch(…) or output every …',
    });
  },
};
