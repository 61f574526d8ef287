import { ANY, arrayOf, BOOLEAN, INT, LONG, NULL, type ValueType } from '@rulewright/core';
import type {
  ArrayLiteral,
  Case,
  Cast,
  InstanceOf,
  Literal,
  NewRecord,
  Substitution,
  TimePeriod,
  TimeUnit,
} from '../../syntax/ast.js';
import type { CheckedExpression, Constant, RecordOf } from '../checked-expression.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { incompatibleTypes } from '../rules/incompatible-types.js';
import { misplaced } from '../rules/misplaced.js';
import type { ExpressionContext } from '../session.js';
import { operandOf } from './operators.js';
import { checkTypeReference } from './type-reference.js';
import { arithmeticType, commonType, comparable, failed, mayBeBoolean, mayBeNumeric, placeOf } from './types.js';

export function checkLiteral(node: Literal, context: ExpressionContext): Constant {
  return { kind: 'constant', type: { kind: node.type }, span: placeOf(node, context), value: node.value };
}

/** Both forms: conditions, or values that an operand is compared with. */
export function checkCase(node: Case, context: ExpressionContext): CheckedExpression {
  const operand = node.operand && context.session.checkExpression(node.operand, context);
  let type: ValueType = NULL;
  const joinType = (value: CheckedExpression) => {
    const common = commonType(type, value.type);
    if (common === undefined)
      context.session.report(incompatibleTypes, { left: type, right: value.type, verb: 'choose between', span: value.span });
    type = common ?? ANY;
  };
  const branches = node.branches.map((branch) => {
    const when =
      operand === undefined
        ? operandOf(branch.when, context, { what: 'a condition of case', expected: 'a boolean', fits: mayBeBoolean })
        : context.session.checkExpression(branch.when, context);
    if (operand !== undefined && !comparable(operand.type, when.type)) {
      context.session.report(incompatibleTypes, { left: operand.type, right: when.type, verb: 'compare', span: when.span });
    }
    const then = context.session.checkExpression(branch.then, context);
    joinType(then);
    return { when, then };
  });
  const otherwise = node.otherwise && context.session.checkExpression(node.otherwise, context);
  if (otherwise !== undefined) joinType(otherwise);
  requireAlike([...branches.map((branch) => branch.then), ...(otherwise === undefined ? [] : [otherwise])], context);
  return {
    kind: 'case',
    type,
    span: placeOf(node, context),
    ...(operand === undefined ? {} : { operand }),
    branches,
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

/** Records and plain values do not mix, and records of one case have the same fields. */
function requireAlike(results: readonly CheckedExpression[], context: ExpressionContext): void {
  const record = results.find((each) => each.kind === 'record');
  if (record?.kind !== 'record') return;
  for (const each of results) {
    if (each.type.kind === 'null' || (each.kind === 'record' && isAlike(record, each))) continue;
    context.session.report(incompatibleTypes, { left: record.type, right: each.type, verb: 'choose between', span: each.span });
  }
}

function isAlike(a: RecordOf, b: RecordOf): boolean {
  if (a.fields.length !== b.fields.length) return false;
  const types = new Map(b.fields.map((field) => [field.name, field.value.type]));
  return a.fields.every((field) => {
    const other = types.get(field.name);
    return other !== undefined && commonType(field.value.type, other) !== undefined;
  });
}

export function checkCast(node: Cast, context: ExpressionContext): CheckedExpression {
  const value = context.session.checkExpression(node.value, context);
  const format = node.arguments.find((argument) => argument.name?.text.toLowerCase() === 'dateformat');
  const dateFormat = format && context.session.checkExpression(format.value, context);
  const type = checkTypeReference(node.type, context.session);
  return { kind: 'cast', type, span: placeOf(node, context), value, ...(dateFormat === undefined ? {} : { dateFormat }) };
}

export function checkInstanceOf(node: InstanceOf, context: ExpressionContext): CheckedExpression {
  const value = context.session.checkExpression(node.value, context);
  const types = node.types.map((type) => checkTypeReference(type, context.session));
  return { kind: 'instanceof', type: BOOLEAN, span: placeOf(node, context), value, types };
}

export function checkArray(node: ArrayLiteral, context: ExpressionContext): CheckedExpression {
  const items = node.items.map((item) => context.session.checkExpression(item, context));
  let element: ValueType = NULL;
  for (const item of items) element = commonType(element, item.type) ?? ANY;
  return { kind: 'array', type: arrayOf(items.length === 0 ? ANY : element), span: placeOf(node, context), items };
}

export function checkRecord(node: NewRecord, context: ExpressionContext): CheckedExpression {
  const seen = new Set<string>();
  const fields = node.fields.map((field) => {
    if (seen.has(field.name.text))
      context.session.report(duplicateName, { what: 'field', name: field.name.text, span: field.span });
    seen.add(field.name.text);
    const value =
      field.value ??
      ({
        kind: 'chain',
        span: field.span,
        links: field.name.parts.map((name) => ({ kind: 'name-link', span: name.span, name, optional: false }) as const),
      } as const);
    return { name: field.name.text, value: context.session.checkExpression(value, context) };
  });
  return { kind: 'record', type: ANY, span: placeOf(node, context), fields };
}

/** Milliseconds of the units that have a fixed length; years and months are calendar steps. */
const UNIT_MS: Readonly<Record<Exclude<TimeUnit, 'year' | 'month'>, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
  microsecond: 0.001,
};

export function checkPeriod(node: TimePeriod, context: ExpressionContext): CheckedExpression {
  const months: CheckedExpression[] = [];
  const parts: { value: CheckedExpression; unitMs: number }[] = [];
  for (const part of node.parts) {
    const value = operandOf(part.value, context, { what: 'a time', expected: 'a number', fits: mayBeNumeric });
    if (part.unit === 'month') months.push(value);
    else if (part.unit === 'year') months.push(yearsAsMonths(value));
    else parts.push({ value, unitMs: UNIT_MS[part.unit] });
  }
  return { kind: 'period', type: LONG, span: placeOf(node, context), months, parts };
}

function yearsAsMonths(value: CheckedExpression): CheckedExpression {
  if (value.kind === 'constant' && typeof value.value === 'number') return { ...value, value: value.value * 12 };
  const twelve: Constant = { kind: 'constant', type: INT, span: value.span, value: 12 };
  return { kind: 'arithmetic', type: arithmeticType(value.type, INT), span: value.span, operator: '*', left: value, right: twelve };
}

/** `?`, `?:name:type` of an on-demand query; equal names are one parameter. */
export function checkSubstitution(node: Substitution, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  const collector = context.parameters?.parameters;
  if (collector === undefined) {
    context.session.report(misplaced, {
      what: 'a substitution parameter',
      where: 'a deployed module',
      span,
      hint: 'use a variable',
    });
    return failed(span);
  }
  const type = node.type === undefined ? ANY : checkTypeReference(node.type, context.session);
  const name = node.name?.text;
  const known = name === undefined ? -1 : collector.findIndex((parameter) => parameter.name === name);
  const index = known >= 0 ? known : collector.push(name === undefined ? { type } : { name, type }) - 1;
  return { kind: 'parameter', type: collector[index]?.type ?? type, span, index, ...(name === undefined ? {} : { name }) };
}

export function reportNotValue(
  what: string,
  node: { span: { start: number; end: number } },
  context: ExpressionContext,
): CheckedExpression {
  const span = placeOf(node, context);
  context.session.report(misplaced, { what, where: `the ${context.clause}`, span });
  return failed(span);
}
