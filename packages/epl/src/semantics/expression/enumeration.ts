import type { CallLink } from '../../syntax/ast.js';
import type { MethodEntry } from '../catalogue/entry.js';
import type { CheckedExpression } from '../checked-expression.js';
import { supportRefused } from '../rules/support-refused.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { type Callee, checkArgument, parameterAt, signatureFor } from './arguments.js';
import { checkLambda } from './lambda.js';
import { resultType } from './result-type.js';
import { elementOf, failed, mayBeNumeric, placeOf } from './types.js';

/** An enumeration method on a collection: `c.sumOf(i => i.amount)`. */
export function checkEnumeration(
  target: CheckedExpression,
  link: CallLink,
  { entry, context }: { entry: MethodEntry; context: ExpressionContext },
): CheckedExpression {
  const span = { start: target.span.start, end: placeOf(link, context).end };
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  if (entry.support.kind === 'refused') {
    context.session.report(supportRefused, { name: `"${entry.name}"`, why: entry.support.why, span: callee.span });
    return failed(span);
  }
  const signature = signatureFor(callee, link.arguments.length, context);
  if (signature === undefined) return failed(span);
  const checked: CheckedExpression[] = [];
  for (const [index, argument] of link.arguments.entries()) {
    const parameter = parameterAt(signature, index);
    if (parameter?.kind !== 'lambda' && parameter?.kind !== 'predicate') {
      checked.push(checkArgument(argument.value, parameter, { callee, context }));
      continue;
    }
    const element = elementOf(target.type);
    const first = checked[0];
    const parameters = entry.name === 'aggregate' && first !== undefined ? [first.type, element] : [element];
    const lambda = checkLambda(
      argument.value,
      { method: entry.name, parameters, predicate: parameter.kind === 'predicate' },
      context,
    );
    if (lambda === undefined) return failed(span);
    checked.push(lambda);
  }
  requireNumbers(entry, target, { checked, context });
  requireScalars(entry, target, { checked, context });
  return {
    kind: 'enumeration',
    type: resultType(signature.result, { arguments: checked, target: target.type }),
    span,
    target,
    method: entry.name,
    arguments: checked,
  };
}

/** Methods that compare or add up elements themselves, when no lambda says what of them. */
const SCALAR = new Set([
  'average',
  'max',
  'min',
  'orderBy',
  'orderByDesc',
  'mostFrequent',
  'leastFrequent',
  'sumOf',
  'sequenceEqual',
]);

/** Events have no order of their own, and a lambda that is always null gives nothing to work with. */
function requireScalars(
  entry: MethodEntry,
  target: CheckedExpression,
  { checked, context }: { checked: readonly CheckedExpression[]; context: ExpressionContext },
): void {
  const element = elementOf(target.type);
  const lambda = checked.find((each) => each.kind === 'lambda');
  if (SCALAR.has(entry.name) && lambda === undefined && element.kind === 'event') {
    const facts = { what: `what "${entry.name}" works on`, expected: 'plain values', actual: element, span: target.span };
    context.session.report(wrongType, { ...facts, hint: `say what of the event: ${entry.name}(x => x.…)` });
  }
  if (lambda?.type.kind === 'null') {
    context.session.report(wrongType, {
      what: `the lambda of "${entry.name}"`,
      expected: 'a value',
      actual: lambda.type,
      span: lambda.span,
    });
  }
}

/** sumOf and average work on numbers, of the elements or of what the lambda gives. */
function requireNumbers(
  entry: MethodEntry,
  target: CheckedExpression,
  { checked, context }: { checked: readonly CheckedExpression[]; context: ExpressionContext },
): void {
  if (entry.name !== 'sumOf' && entry.name !== 'average') return;
  const actual = checked[0]?.type ?? elementOf(target.type);
  if (mayBeNumeric(actual)) return;
  context.session.report(wrongType, {
    what: `what "${entry.name}" adds up`,
    expected: 'a number',
    actual,
    span: checked[0]?.span ?? target.span,
  });
}
