import type { Compare } from '../../checked-expression.js';
import type { Lint, LintContext } from './lint.js';

export const compareWithNull: Lint = {
  code: 'lint-compare-with-null',
  severity: 'warning',
  summary: '= null or != null: the result is always null',
  check: (context) => {
    for (const node of context.expressions) {
      if (node.kind === 'compare' && (node.operator === '=' || node.operator === '!=')) checkCompare(node, context);
    }
  },
};

function checkCompare(node: Compare, { find, session }: LintContext): void {
  const isNull = node.right.kind === 'constant' && node.right.type.kind === 'null';
  if (!isNull) return;
  const test = node.operator === '=' ? 'is null' : 'is not null';
  const left = session.text.slice(node.left.span.start, node.left.span.end);
  find({
    span: node.span,
    message: `a comparison with null is never true`,
    hint: `write "${test}"`,
    fixes: [{ title: `write "${test}"`, edits: [{ span: node.span, text: `${left} ${test}` }] }],
  });
}
