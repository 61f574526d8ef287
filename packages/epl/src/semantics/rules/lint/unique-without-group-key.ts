import type { CheckedSelect } from '../../checked.js';
import type { CheckedView } from '../../checked-stream.js';
import { readKey, readsOf } from '../../expression/walk.js';
import type { Lint, LintContext } from './lint.js';

export const uniqueWithoutGroupKey: Lint = {
  code: 'lint-unique-without-group-key',
  severity: 'warning',
  summary: 'unique(k) of a grouped select that leaves the group key out: groups take rows from each other',
  check: (context) => {
    const { checked } = context;
    if (checked.kind !== 'select' || checked.groupBy.length === 0) return;
    checked.streams.forEach((stream, index) => {
      if (stream.views.some((view) => view.name === 'groupwin')) return;
      const unique = stream.views.find((view) => view.name === 'unique' || view.name === 'firstunique');
      if (unique !== undefined) checkView(unique, { checked, index, context });
    });
  },
};

function checkView(
  view: CheckedView,
  { checked, index, context }: { checked: CheckedSelect; index: number; context: LintContext },
): void {
  // inside its own window a stream is number 0
  const keys = new Set(view.arguments.flatMap(readsOf).map((read) => readKey({ ...read, stream: index })));
  const missing = checked.groupBy.flatMap(readsOf).filter((read) => read.stream === index && !keys.has(readKey(read)));
  const [first] = view.arguments;
  if (missing.length === 0 || first === undefined) return;
  const names = missing.map((read) => read.path.map((step) => (step.kind === 'property' ? step.name : '')).join('.'));
  const listed = names.join(', ');
  context.find({
    span: view.span,
    message: `one event of each key is kept for all groups together: a group loses its row when another has the same`,
    hint: `add the group key: unique(${listed}, …), or keep a window a group: #groupwin(${listed})#unique(…)`,
    fixes: [
      {
        title: `add ${listed} to the key`,
        edits: [{ span: { start: first.span.start, end: first.span.start }, text: `${listed}, ` }],
      },
    ],
  });
}
