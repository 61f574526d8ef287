import type { FollowedBy } from '../../../syntax/ast.js';
import type { Lint, LintContext } from './lint.js';
import { walkPattern, writtenPatterns } from './patterns.js';

export const guardOnLastAtom: Lint = {
  code: 'lint-guard-on-last-atom',
  severity: 'warning',
  summary: 'a guard that binds to the last atom alone, while the steps before it may take for ever',
  check: (context) => {
    for (const { source } of writtenPatterns(context.statement)) {
      walkPattern(source.pattern, (node) => {
        if (node.kind === 'followed-by' && node.parts.length > 2) checkSequence(node, context);
      });
    }
  },
};

/** `every a -> b -> c where timer:within(…)`: of the steps after the first only the last is guarded. */
function checkSequence(node: FollowedBy, { find, session }: LintContext): void {
  const [, second] = node.parts;
  const last = node.parts.at(-1);
  const middle = node.parts.slice(1, -1);
  if (second === undefined || last?.kind !== 'guarded' || last.guard.form !== 'where') return;
  if (last.pattern.kind !== 'pattern-filter' || !middle.every((part) => part.kind === 'pattern-filter')) return;
  const guard = session.text.slice(last.guard.span.start, last.guard.span.end);
  find({
    span: last.guard.span,
    message: 'this guard binds to the last step only',
    hint: 'put the steps that it is meant for in parentheses',
    fixes: [
      {
        title: 'guard all steps after the first',
        edits: [
          { span: { start: second.span.start, end: second.span.start }, text: '(' },
          {
            span: { start: last.pattern.span.end, end: last.span.end },
            text: `) ${guard.startsWith('where') ? guard : `where ${guard}`}`,
          },
        ],
      },
    ],
  });
}
