import type { Expression } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { CronFieldSpec } from '../checked-stream.js';
import { unwrapped } from '../expression/types.js';
import { callArguments } from '../rules/call-arguments.js';
import { notConstant } from '../rules/not-constant.js';
import type { ExpressionContext } from '../session.js';

export interface CheckedCrontab {
  readonly fields: readonly CronFieldSpec[];
  readonly timeZone?: string;
}

const USAGE = 'at(minute, hour, day of month, month, day of week[, second[, time zone]])';

/** Five to eight crontab fields; the seventh may be a time zone, as text. */
export function checkCrontab(
  nodes: readonly Expression[],
  { name, context, span }: { name: string; context: ExpressionContext; span: { start: number; end: number } },
): CheckedCrontab {
  if (nodes.length < 5 || nodes.length > 9) {
    context.session.report(callArguments, { name, message: 'takes five to seven fields', usage: USAGE, span });
  }
  const last = nodes.at(-1);
  const zone = last?.kind === 'literal' && last.type === 'string' ? String(last.value) : undefined;
  const fields = (zone === undefined ? nodes : nodes.slice(0, -1)).map((node) => fieldOf(node, context));
  return { fields: fields.slice(0, 6), ...present({ timeZone: zone }) };
}

function fieldOf(node: Expression, context: ExpressionContext): CronFieldSpec {
  const field = unwrapped(node);
  if (field.kind === 'wildcard') return { kind: 'any' };
  if (field.kind !== 'cron-field') return { kind: 'value', value: constantOf(field, context) };
  const first = field.values[0];
  const second = field.values[1];
  const value = first === undefined ? undefined : first;
  switch (field.form) {
    case 'every':
      return value === undefined ? { kind: 'any' } : { kind: 'every', step: constantOf(value, context) };
    case 'range':
      if (value === undefined || second === undefined) return { kind: 'any' };
      return { kind: 'range', low: constantOf(value, context), high: constantOf(second, context) };
    case 'last':
      return { kind: 'last', ...present({ value: value && constantOf(value, context) }) };
    case 'last-weekday':
      return { kind: 'weekday' };
    case 'weekday':
      return { kind: 'weekday', ...present({ value: value && constantOf(value, context) }) };
    case 'list':
      return { kind: 'list', items: field.values.map((item) => fieldOf(item, context)) };
  }
}

function constantOf(node: Expression, context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (checked.kind === 'aggregate') context.session.report(notConstant, { what: 'a crontab field', span: node.span });
  return checked;
}
