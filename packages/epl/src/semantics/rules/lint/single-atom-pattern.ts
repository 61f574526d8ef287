import type { Lint } from './lint.js';
import { ungrouped, writtenPatterns } from './patterns.js';

export const singleAtomPattern: Lint = {
  code: 'lint-single-atom-pattern',
  severity: 'hint',
  summary: 'a pattern of one event: a plain stream says the same and costs less',
  check: ({ statement, find, session }) => {
    for (const { source, stream } of writtenPatterns(statement)) {
      const every = ungrouped(source.pattern);
      const atom = every.kind === 'every' ? ungrouped(every.pattern) : undefined;
      if (atom?.kind !== 'pattern-filter' || atom.consume !== undefined || stream === undefined) continue;
      const type = session.text.slice(atom.filter.span.start, atom.filter.span.end);
      find({
        span: source.span,
        message: 'a pattern of one event is a plain stream',
        hint: `write: from ${type}${atom.tag === undefined ? '' : ` as ${atom.tag.text}`}`,
      });
    }
  },
};
