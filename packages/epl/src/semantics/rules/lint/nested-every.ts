import type { Pattern } from '../../../syntax/ast.js';
import type { Lint } from './lint.js';
import { walkPattern, writtenPatterns } from './patterns.js';

export const nestedEvery: Lint = {
  code: 'lint-nested-every',
  severity: 'warning',
  summary: 'an every inside or behind another: matches multiply',
  check: ({ statement, find }) => {
    for (const { source } of writtenPatterns(statement)) {
      walkPattern(source.pattern, (node, around) => {
        if (node.kind !== 'every') return;
        const outer = around.findLast((each) => each.kind === 'every');
        if (outer !== undefined) {
          find({
            span: keyword(node),
            message: 'an every inside every: each match doubles the ones to come',
            hint: 'keep one of the two',
          });
        } else if (comesAfterEvery(node, around)) {
          find({
            span: keyword(node),
            message: 'an every behind every: all pairs match, and no left side is ever done',
            hint: 'leave this every out, unless every pair is meant',
          });
        }
      });
    }
  },
};

/** `every a -> every b` */
function comesAfterEvery(node: Pattern, around: readonly Pattern[]): boolean {
  const sequence = around.at(-1);
  if (sequence?.kind !== 'followed-by') return false;
  return sequence.parts.slice(0, sequence.parts.indexOf(node)).some((part) => part.kind === 'every');
}

function keyword(node: Pattern): { start: number; end: number } {
  return { start: node.span.start, end: node.span.start + 'every'.length };
}
