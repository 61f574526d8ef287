import type { Lint } from './lint.js';

export const outputFirstWithoutGroup: Lint = {
  code: 'lint-output-first-without-group',
  severity: 'warning',
  summary: 'output first without group by: one row for all keys together, then silence',
  check: ({ checked, statement, find }) => {
    if (checked.kind !== 'select' || checked.output?.mode !== 'first' || checked.groupBy.length > 0) return;
    if (checked.shape === 'row-for-all' || statement.body.kind !== 'select' || statement.body.output === undefined) return;
    find({
      span: statement.body.output.span,
      message: 'the first row silences all others, whatever they are about',
      hint: 'add a group by of what an alert is about: then each key has its own silence',
    });
  },
};

export const outputFirstOfLeaving: Lint = {
  code: 'lint-output-first-of-leaving',
  severity: 'info',
  summary: 'grouped output first over a window: a row that leaves may come out as a new one',
  check: ({ checked, statement, find }) => {
    if (checked.kind !== 'select' || checked.output?.mode !== 'first' || checked.groupBy.length === 0) return;
    if (checked.having !== undefined || checked.aggregates.length > 0) return;
    const leaves = checked.streams.some((stream) => stream.views.some((view) => view.name !== 'keepall'));
    if (!leaves || statement.body.kind !== 'select' || statement.body.output === undefined) return;
    find({
      span: statement.body.output.span,
      message: 'an event that leaves the window may come out as the first row of its key',
      hint: 'this is how EPL has it; a having that only new rows pass keeps it out',
    });
  },
};
