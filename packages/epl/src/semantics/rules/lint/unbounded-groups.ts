import type { Lint } from './lint.js';

export const unboundedGroups: Lint = {
  code: 'lint-unbounded-groups',
  severity: 'info',
  summary: 'grouped aggregates over a stream without a window: every key is kept for ever',
  check: ({ checked, statement, find }) => {
    if (checked.kind !== 'select' || checked.groupBy.length === 0 || checked.aggregates.length === 0) return;
    const [stream, second] = checked.streams;
    if (stream === undefined || second !== undefined || stream.views.length > 0) return;
    if (stream.source.kind !== 'filter' && stream.source.kind !== 'pattern') return;
    if (checked.context !== undefined || statement.annotations.some((each) => each.name.text.toLowerCase() === 'hint')) return;
    const hint = 'add a window, or let old groups go: @Hint("reclaim_group_aged=3600")';
    find({ span: stream.span, message: 'without a window every key that ever came is kept', hint });
  },
};

export const growingWindow: Lint = {
  code: 'lint-growing-window',
  severity: 'hint',
  summary: 'keepall in a statement of its own: it grows as long as the rule runs',
  check: ({ checked, find }) => {
    if (checked.kind !== 'select') return;
    for (const view of checked.streams.flatMap((stream) => stream.views)) {
      if (view.name === 'keepall')
        find({
          span: view.span,
          message: 'this window keeps every event for ever',
          hint: 'bound it: #time(1 day), #length(10000), #unique(key)',
        });
    }
  },
};
