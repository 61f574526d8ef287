import type { Lint } from './lint.js';

export const innerJoinFirstSeen: Lint = {
  code: 'lint-inner-join-first-seen',
  severity: 'info',
  summary: 'an inner join of events with what is known of them: it is silent on what was never seen before',
  check: ({ checked, statement, find }) => {
    if (checked.kind !== 'select' || statement.body.kind !== 'select') return;
    const drives = checked.streams.some((stream) => stream.unidirectional && stream.source.kind !== 'window');
    if (!drives) return;
    const index = checked.streams.findIndex((stream, at) => {
      const join = checked.joins[at - 1];
      return stream.source.kind === 'window' && (join?.kind === 'comma' || join?.kind === 'inner');
    });
    const stream = checked.streams[index];
    if (stream?.source.kind !== 'window') return;
    find({
      span: stream.span,
      message: `an event that "${stream.source.window}" knows nothing of gives no row`,
      hint: 'if what was never seen is the alarm, use left outer join and coalesce(…, 0)',
    });
  },
};
