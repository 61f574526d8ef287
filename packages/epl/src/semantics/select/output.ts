import type { Assignment, OutputRate, OutputTrigger } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { CheckedOutput, CheckedOutputTrigger } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { isConstant, isZero, mayBeNumeric, secondsAsPeriod } from '../expression/types.js';
import { notConstant } from '../rules/not-constant.js';
import { viewCombination } from '../rules/view-combination.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { checkVariableAssignments } from '../statement/assignments.js';
import { checkCrontab } from '../stream/cron.js';
import { checkCondition } from '../stream/filter.js';

/** `output [after …] [first] every 1 hour`. The expressions see variables and the counters of the output, no events. */
export function checkOutput(output: OutputRate, around: ExpressionContext): CheckedOutput {
  const { aggregates: _aggregates, ...rest } = around;
  const context: ExpressionContext = { ...rest, clause: 'output clause', scope: { ...around.scope, streams: [] } };
  const after = output.after && measure(output.after, output.afterEvents ? 'events' : 'time', context);
  const trigger = output.trigger && triggerOf(output.trigger, context);
  const termination = output.termination && triggerOf(output.termination, context);
  return {
    id: around.session.idOf(output),
    ...present({
      mode: output.mode,
      trigger,
      termination,
      after: after && ({ unit: output.afterEvents ? 'events' : 'time', value: after } as const),
    }),
  };
}

function triggerOf(trigger: OutputTrigger, context: ExpressionContext): CheckedOutputTrigger {
  switch (trigger.kind) {
    case 'output-every': {
      const value = measure(trigger.interval, trigger.unit, context);
      return trigger.unit === 'time' ? { kind: 'time', period: value } : { kind: 'events', count: value };
    }
    case 'output-at':
      return { kind: 'at', fields: checkCrontab(trigger.arguments, { name: 'output at', context, span: trigger.span }).fields };
    case 'output-when':
      return {
        kind: 'when',
        condition: checkCondition(trigger.condition, context),
        assignments: assignments(trigger.assignments, context),
      };
    case 'output-when-terminated': {
      const condition = trigger.condition && checkCondition(trigger.condition, context);
      return { kind: 'terminated', assignments: assignments(trigger.assignments, context), ...present({ condition }) };
    }
  }
}

function assignments(nodes: readonly Assignment[], context: ExpressionContext) {
  return checkVariableAssignments(nodes, context);
}

/** A time, or a number of events: constant, or read from a variable. */
function measure(node: OutputRate['after'] & object, unit: 'time' | 'events', context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (!mayBeNumeric(checked.type)) {
    const expected = unit === 'time' ? 'a time period' : 'a number of events';
    context.session.report(wrongType, { what: 'an output rate', expected, actual: checked.type, span: node.span });
  } else if (!isConstant(checked)) {
    context.session.report(notConstant, { what: 'an output rate', span: node.span });
  }
  if (isZero(checked))
    context.session.report(viewCombination, { message: 'an output rate must be more than zero', span: node.span });
  return unit === 'time' ? secondsAsPeriod(checked) : checked;
}
