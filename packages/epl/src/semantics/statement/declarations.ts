import { assignable, isNumeric, type ValueType } from '@rulewright/core';
import type { CreateExpression, CreateIndex, CreateVariable } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedCreateExpression, CheckedCreateIndex, CheckedCreateVariable } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { checkTypeReference } from '../expression/type-reference.js';
import { unwrapped } from '../expression/types.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { indexColumn } from '../rules/index-column.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { unknownProperty } from '../rules/unknown-property.js';
import { wrongAssignment } from '../rules/wrong-assignment.js';
import { propertyNamed, propertyNames, typeNamed } from '../scope/lookup.js';
import { expressionContext, type StatementContext } from './statement-context.js';

export function checkCreateVariable(node: CreateVariable, context: StatementContext): CheckedCreateVariable {
  const { session, base } = context;
  const name = node.name.text;
  const type = checkTypeReference(node.type, session);
  const written = node.value && session.checkExpression(node.value, { ...expressionContext(context), clause: 'variable' });
  const value = written && fromText(written, type);
  if (value !== undefined && !assignable(value.type, type)) {
    session.report(wrongAssignment, { name, declared: type, actual: value.type, span: value.span });
  }
  const existing = session.world.variables.get(name);
  if (existing !== undefined)
    session.report(duplicateName, {
      what: 'variable',
      name,
      span: node.name.span,
      elsewhere: moduleName(existing, session.module),
    });
  else session.world.variables.set(name, { name, type, constant: node.constant, ...present({ module: session.module }) });
  session.bindings?.symbol(node.name, { kind: 'variable', name, type });
  return { kind: 'create-variable', ...base, variable: name, type, constant: node.constant, ...present({ value }) };
}

export function checkCreateIndex(node: CreateIndex, context: StatementContext): CheckedCreateIndex | undefined {
  const { session, base } = context;
  const window = session.world.windows.get(node.target.text);
  const type = window && typeNamed(session, window.eventType);
  if (window === undefined || type === undefined) {
    const candidates = session.world.windows.keys();
    session.report(unknownDeclaration, { what: 'named window', name: node.target.text, span: node.target.span, candidates });
    return undefined;
  }
  session.bindings?.symbol(node.target, { kind: 'window', name: window.name });
  const columns = node.columns.flatMap((column) => {
    const chain = unwrapped(column.expression);
    const link = chain.kind === 'chain' && chain.links.length === 1 ? chain.links[0] : undefined;
    if (link?.kind !== 'name-link') {
      session.report(indexColumn, { span: column.span });
      return [];
    }
    const property = propertyNamed(type, link.name.text);
    if (property === undefined) {
      session.report(unknownProperty, {
        name: link.name.text,
        span: link.name.span,
        owner: window.name,
        candidates: propertyNames(type),
      });
      return [];
    }
    session.bindings?.symbol(link.name, { kind: 'property', owner: type.name, property });
    return [{ property: property.name, form: column.form }];
  });
  const name = node.name.text;
  const existing = session.world.indexes.get(name);
  if (existing !== undefined)
    session.report(duplicateName, { what: 'index', name, span: node.name.span, elsewhere: moduleName(existing, session.module) });
  const properties = columns.map((column) => column.property);
  session.world.indexes.set(name, {
    name,
    window: window.name,
    unique: node.unique,
    properties,
    ...present({ module: session.module }),
  });
  return { kind: 'create-index', ...base, index: name, window: window.name, unique: node.unique, columns };
}

export function checkCreateExpression(node: CreateExpression, context: StatementContext): CheckedCreateExpression {
  const { session, base } = context;
  const { declaration } = node;
  const name = declaration.name.text;
  const existing = session.world.expressions.get(name);
  if (existing !== undefined)
    session.report(duplicateName, {
      what: 'expression',
      name,
      span: declaration.name.span,
      elsewhere: moduleName(existing, session.module),
    });
  const text = session.text.slice(declaration.span.start, declaration.span.end);
  session.world.expressions.set(name, { name, text, ...present({ module: session.module }) });
  session.declarations.set(name, { declaration, foreign: false });
  session.bindings?.symbol(declaration.name, { kind: 'declared-expression', name });
  return { kind: 'create-expression', ...base, expression: name };
}

/** `int x = '2'`: a text that is such a number is read as it. */
function fromText(value: CheckedExpression, type: ValueType): CheckedExpression {
  if (value.kind !== 'constant' || typeof value.value !== 'string' || !isNumeric(type)) return value;
  const whole = type.kind === 'int' || type.kind === 'long';
  const fits = whole ? /^\s*[+-]?\d+\s*$/.test(value.value) : /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value.value);
  return fits ? { ...value, type, value: Number(value.value) } : value;
}

function moduleName(existing: { readonly module?: string }, own: string | undefined): string | undefined {
  return existing.module === undefined || existing.module === own ? undefined : `module "${existing.module}"`;
}
