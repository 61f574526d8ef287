import { ANY, arrayOf, assertNever, BOOLEAN, DOUBLE, INT, LONG, NULL, STRING, type ValueType } from '@rulewright/core';
import type { ResultKind } from '../catalogue/entry.js';
import type { CheckedExpression } from '../checked-expression.js';
import { commonType, elementOf, sumType } from './types.js';

/** What the result of a call depends on. */
export interface CallTypes {
  readonly arguments: readonly CheckedExpression[];
  readonly target?: ValueType;
}

/** The type of a call's result, by the word of its signature. */
export function resultType(kind: ResultKind, call: CallTypes): ValueType {
  switch (kind) {
    case 'int':
      return INT;
    case 'long':
      return LONG;
    case 'double':
      return DOUBLE;
    case 'string':
      return STRING;
    case 'boolean':
      return BOOLEAN;
    case 'any':
      return ANY;
    case 'null':
      return NULL;
    case 'string-array':
      return arrayOf(STRING);
    case 'any-array':
      return arrayOf(ANY);
    case 'first':
      return firstType(call);
    case 'widest':
      return widest(call.arguments);
    case 'numeric-first':
      return sumType(firstType(call));
    case 'array-of-first':
      return arrayOf(firstType(call));
    case 'array-of-widest':
      return collected(call.arguments);
    case 'target':
      return call.target ?? ANY;
    case 'element':
      return elementOf(call.target ?? ANY);
    case 'lambda':
      return lambdaType(call);
    case 'array-of-lambda':
      return arrayOf(lambdaType(call));
    case 'numeric-lambda':
      return sumType(call.arguments.length === 0 ? elementOf(call.target ?? ANY) : lambdaType(call));
    default:
      return assertNever(kind);
  }
}

function firstType(call: CallTypes): ValueType {
  return call.arguments[0]?.type ?? ANY;
}

function lambdaType(call: CallTypes): ValueType {
  const lambda = call.arguments.findLast((argument) => argument.kind === 'lambda');
  return lambda?.type ?? call.arguments[0]?.type ?? ANY;
}

function widest(values: readonly CheckedExpression[]): ValueType {
  let type: ValueType = NULL;
  for (const value of values) type = commonType(type, value.type) ?? ANY;
  return type;
}

/** `Arrays.asList(a)`: an array argument gives its elements, several values give themselves. */
function collected(values: readonly CheckedExpression[]): ValueType {
  const only = values.length === 1 ? values[0] : undefined;
  if (only?.type.kind === 'array') return only.type;
  return arrayOf(only?.type.kind === 'any' ? ANY : widest(values));
}
