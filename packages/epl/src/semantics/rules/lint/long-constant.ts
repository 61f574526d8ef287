import type { Lint } from './lint.js';

export const longConstant: Lint = {
  code: 'lint-long-constant',
  severity: 'warning',
  summary: 'a long beyond 2^53, which is not held exactly',
  check: ({ expressions, find }) => {
    for (const node of expressions) {
      if (node.kind !== 'constant' || node.type.kind !== 'long' || typeof node.value !== 'number') continue;
      if (Number.isSafeInteger(node.value)) continue;
      find({
        span: node.span,
        message: 'this number is beyond 2^53 and is not held exactly',
        hint: 'a long is a JavaScript number here',
      });
    }
  },
};
