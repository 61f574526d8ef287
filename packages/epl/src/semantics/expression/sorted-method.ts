import type { CallLink } from '../../syntax/ast.js';
import { hostMethodsNamed } from '../catalogue/catalogue.js';
import type { CheckedAggregate } from '../checked-aggregate.js';
import type { CheckedExpression } from '../checked-expression.js';
import { supportRefused } from '../rules/support-refused.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { type Callee, checkArguments, parameterAt } from './arguments.js';
import { resultType } from './result-type.js';
import { commonType, failed, placeOf } from './types.js';

/** `sorted(x).floorEvent(5)`: looks into what the aggregate keeps in order; undefined when it is no such call. */
export function checkSortedMethod(
  target: CheckedExpression,
  link: CallLink,
  context: ExpressionContext,
): CheckedExpression | undefined {
  if (target.kind !== 'aggregate' || target.path.length > 0) return undefined;
  const aggregate = context.aggregates?.aggregates[target.index];
  const entry = hostMethodsNamed(link.name.text).find((each) => each.target === 'sorted');
  if (aggregate?.function !== 'sorted' || entry === undefined) return undefined;
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  const span = { start: target.span.start, end: placeOf(link, context).end };
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const { checked, signature } = checkArguments(callee, link.arguments, context);
  if (aggregate.arguments.length !== 1) {
    const why = 'the methods of "sorted" work on one key';
    context.session.report(supportRefused, { name: `"${entry.name}"`, why, span: callee.span });
    return failed(span);
  }
  if (signature === undefined) return failed(span);
  const keys = checked.filter((_, index) => parameterAt(signature, index)?.kind === 'comparable');
  for (const key of keys) requireKey(key, aggregate, context);
  const type =
    signature.result === 'any' ? keyType(aggregate) : resultType(signature.result, { arguments: checked, target: aggregate.type });
  return { kind: 'sorted-method', type, span, target, method: entry.name, arguments: checked };
}

function keyType({ arguments: [key] }: CheckedAggregate): CheckedExpression['type'] {
  return key?.type ?? { kind: 'any' };
}

function requireKey(argument: CheckedExpression, aggregate: CheckedAggregate, context: ExpressionContext): void {
  const expected = keyType(aggregate);
  if (commonType(argument.type, expected) !== undefined) return;
  context.session.report(wrongType, {
    what: 'a key',
    expected: 'what the events are sorted by',
    actual: argument.type,
    span: argument.span,
  });
}
