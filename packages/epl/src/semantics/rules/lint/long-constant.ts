import { walkExpression } from '../../expression/walk.js';
import { expressionsOf } from './expressions.js';
import type { Lint } from './lint.js';

export const longConstant: Lint = {
  code: 'lint-long-constant',
  severity: 'warning',
  summary: 'a long beyond 2^53, which is not held exactly',
  check: ({ checked, find }) => {
    for (const expression of expressionsOf(checked)) {
      walkExpression(expression, (node) => {
        if (node.kind !== 'constant' || node.type.kind !== 'long' || typeof node.value !== 'number') return;
        if (Number.isSafeInteger(node.value) || Math.abs(node.value) === Number.MAX_SAFE_INTEGER) return;
        find({
          span: node.span,
          message: 'this number is beyond 2^53 and is not held exactly',
          hint: 'a long is a JavaScript number here',
        });
      });
    }
  },
};
