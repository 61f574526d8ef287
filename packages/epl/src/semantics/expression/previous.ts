import { arrayOf, LONG, type ValueType } from '@rulewright/core';
import type { CallLink, Expression } from '../../syntax/ast.js';
import type { FunctionEntry } from '../catalogue/entry.js';
import type { CheckedExpression, PreviousRead } from '../checked-expression.js';
import { misplaced } from '../rules/misplaced.js';
import { needsWindow } from '../rules/needs-window.js';
import { notConstant } from '../rules/not-constant.js';
import { previousOnWindow } from '../rules/previous-on-window.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { signatureFor } from './arguments.js';
import { failed, mayBeWhole, placeOf } from './types.js';

/** Windows that keep no order to count in. */
const UNORDERED = new Set(['unique', 'lastevent', 'firstunique', 'firstevent']);

/** `prev(n, x)` and its kin */
export function checkPrevious(link: CallLink, entry: FunctionEntry, context: ExpressionContext): CheckedExpression {
  const span = placeOf(link, context);
  const which = entry.name as PreviousRead['function'];
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  if (!context.previous) {
    context.session.report(misplaced, { what: `"${entry.name}"`, where: `the ${context.clause}`, span });
    return failed(span);
  }
  const callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  if (signatureFor(callee, link.arguments.length, context) === undefined) return failed(span);
  const nodes = link.arguments.map((argument) => argument.value);
  const { valueNode, offsetNode } = ordered(nodes);
  if (valueNode === undefined) return failed(span);
  const offset =
    offsetNode === undefined ? defaultOffset(which, link, context) : context.session.checkExpression(offsetNode, context);
  if (!mayBeWhole(offset.type)) {
    context.session.report(wrongType, {
      what: `the position of "${entry.name}"`,
      expected: 'a whole number',
      actual: offset.type,
      span: offset.span,
    });
  }
  if (which === 'prior' && !isFixed(offset, context))
    context.session.report(notConstant, { what: 'the position of "prior"', span: offset.span });
  const value = context.session.checkExpression(valueNode, context);
  if (value.kind !== 'property' || value.level !== 0) {
    context.session.report(wrongType, {
      what: `what "${entry.name}" reads`,
      expected: 'a property or stream',
      actual: value.type,
      span: value.span,
    });
    return failed(span);
  }
  requireOrder(which, { stream: value.stream, link }, context);
  return { kind: 'previous', type: typeOf(which, value.type), span, function: which, stream: value.stream, offset, value };
}

/** `prev(1, price)`; `prev(price, 1)` is the same. */
function ordered(nodes: readonly Expression[]): { valueNode: Expression | undefined; offsetNode: Expression | undefined } {
  const [first, second] = nodes;
  if (second === undefined) return { valueNode: first, offsetNode: undefined };
  const swapped = second.kind === 'literal' && first?.kind === 'chain';
  return swapped ? { valueNode: first, offsetNode: second } : { valueNode: second, offsetNode: first };
}

/** A constant, or a variable that is one. */
function isFixed(offset: CheckedExpression, { session }: ExpressionContext): boolean {
  return offset.kind === 'constant' || (offset.kind === 'variable' && session.world.variables.get(offset.name)?.constant === true);
}

function defaultOffset(which: PreviousRead['function'], link: CallLink, context: ExpressionContext): CheckedExpression {
  return { kind: 'constant', type: { kind: 'int' }, span: placeOf(link.name, context), value: which === 'prev' ? 1 : 0 };
}

function typeOf(which: PreviousRead['function'], type: ValueType): ValueType {
  if (which === 'prevwindow') return arrayOf(type);
  return which === 'prevcount' ? LONG : type;
}

function requireOrder(which: PreviousRead['function'], at: { stream: number; link: CallLink }, context: ExpressionContext): void {
  if (which === 'prior') return;
  const stream = context.scope.streams.find((each) => each.index === at.stream);
  const span = placeOf(at.link.name, context);
  if (stream === undefined) return;
  if (!stream.windowed) {
    context.session.report(needsWindow, { what: `"${which}"`, span, instead: 'prior' });
    return;
  }
  const windows = (stream.views ?? []).filter((view) => view !== 'groupwin');
  const unordered = windows.find((view) => UNORDERED.has(view));
  if (unordered !== undefined || windows.length > 1)
    context.session.report(previousOnWindow, { name: which, window: windows.join(' and '), span });
}
