import type { CheckedExpression, LambdaOf, LambdaRead } from '../../checked-expression.js';
import { walkExpression } from '../../expression/walk.js';
import type { Lint } from './lint.js';

/** Methods in which a condition that is null counts as passed. */
const PASSES_NULL = new Set(['where', 'countOf', 'firstOf', 'lastOf', 'takeWhile', 'takeWhileLast']);

export const nullableLambda: Lint = {
  code: 'lint-nullable-lambda',
  severity: 'hint',
  summary: 'a lambda condition on a value that may be null: elements without it pass',
  check: ({ expressions, find }) => {
    for (const call of expressions) {
      if (call.kind !== 'enumeration' || !PASSES_NULL.has(call.method)) continue;
      const lambda = call.arguments.find((argument) => argument.kind === 'lambda');
      const read = lambda?.kind === 'lambda' ? uncheckedRead(lambda) : undefined;
      if (lambda === undefined || read === undefined) continue;
      const name = read.path.map((step) => (step.kind === 'property' ? step.name : '')).join('.');
      find({
        span: lambda.span,
        message: `an element whose "${name}" is null passes this condition`,
        hint: `if it should not, add: ${name} is not null and …`,
      });
    }
  },
};

/** A property of the element that is compared and nowhere asked for null. */
function uncheckedRead({ body }: LambdaOf): LambdaRead | undefined {
  const compared: LambdaRead[] = [];
  let asksForNull = false;
  walkExpression(body, (node) => {
    if (node.kind === 'compare' && (node.operator === 'is' || node.operator === 'is not')) asksForNull = true;
    else if (node.kind === 'compare') compared.push(...[node.left, node.right].filter(isElementProperty));
    else if (node.kind === 'function' && node.function === 'coalesce') asksForNull = true;
  });
  return asksForNull ? undefined : compared[0];
}

function isElementProperty(expression: CheckedExpression): expression is LambdaRead {
  return (
    expression.kind === 'lambda-parameter' && expression.depth === 0 && expression.parameter === 0 && expression.path.length > 0
  );
}
