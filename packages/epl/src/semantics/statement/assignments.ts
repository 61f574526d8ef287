import type { ValueType } from '@rulewright/core';
import type { Assignment, Chain, Expression } from '../../syntax/ast.js';
import type { CheckedAssignment } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { placeOf, unwrapped } from '../expression/types.js';
import { assignmentTarget } from '../rules/assignment-target.js';
import { constantVariable } from '../rules/constant-variable.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { unknownProperty } from '../rules/unknown-property.js';
import { wrongAssignment } from '../rules/wrong-assignment.js';
import { fits } from '../scope/assignable.js';
import { propertyNamed, propertyNames } from '../scope/lookup.js';
import type { ScopeStream } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';

/** `set v = e, w = f` on variables, left to right. */
export function checkVariableAssignments(nodes: readonly Assignment[], context: ExpressionContext): readonly CheckedAssignment[] {
  return nodes.flatMap((node) => {
    const value = context.session.checkExpression(node.value, { ...context, clause: 'assignment' });
    const target = targetOf(node.target);
    const variable = target && context.session.world.variables.get(target.name);
    if (target === undefined || variable === undefined) {
      const candidates = context.session.world.variables.keys();
      const facts = { what: 'variable', name: target?.name ?? '', span: node.target.span, candidates } as const;
      context.session.report(unknownDeclaration, facts);
      return [];
    }
    const { name, type } = variable;
    if (target.head !== undefined) context.session.bindings?.symbol(target.head, { kind: 'variable', name, type });
    if (variable.constant) context.session.report(constantVariable, { name, span: node.target.span });
    return [assignment(node, { target, type, value }, context)];
  });
}

/** `set x = e, w.y = f` on the properties of one stream's event; `x` alone is that event's, also where the trigger has one. */
export function checkPropertyAssignments(
  nodes: readonly Assignment[],
  { row, context }: { row: ScopeStream; context: ExpressionContext },
): readonly CheckedAssignment[] {
  const scope = { ...context.scope, preferred: row.index };
  return nodes.flatMap((node) => {
    const value = context.session.checkExpression(node.value, { ...context, scope, clause: 'assignment' });
    const written = targetOf(node.target);
    const target = written && withoutAlias(written, row);
    const property = target && propertyNamed(row.type, target.name);
    if (target === undefined || property === undefined) {
      const facts = {
        name: target?.name ?? '',
        span: target?.head?.span ?? node.target.span,
        owner: row.name,
        candidates: propertyNames(row.type),
      };
      context.session.report(unknownProperty, facts);
      return [];
    }
    if (target.head !== undefined)
      context.session.bindings?.symbol(target.head, { kind: 'property', owner: row.type.name, property });
    return [assignment(node, { target, type: property.type, value }, context)];
  });
}

interface Target {
  readonly name: string;
  readonly head?: Extract<Chain['links'][number], { kind: 'name-link' }>['name'];
  /** positions and keys behind the name: `a[1]`, `p('k')` */
  readonly path: readonly Expression[];
  /** further names: `a.b` */
  readonly rest: Chain['links'];
}

function targetOf(node: Expression): Target | undefined {
  const chain = unwrapped(node);
  if (chain.kind !== 'chain') return undefined;
  return targetAt(chain.links);
}

function targetAt(links: Chain['links']): Target | undefined {
  const [first, ...rest] = links;
  if (first?.kind === 'call-link')
    return { name: first.name.text, head: first.name, path: first.arguments.map((argument) => argument.value), rest };
  if (first?.kind !== 'name-link') return undefined;
  const path: Expression[] = [];
  let behind = rest;
  for (let link = behind[0]; link?.kind === 'index-link'; link = behind[0]) {
    path.push(...link.indexes);
    behind = behind.slice(1);
  }
  return { name: first.name.text, head: first.name, path, rest: behind };
}

/** `p.v_count` where `p` is the alias of the row. */
function withoutAlias(target: Target, row: ScopeStream): Target | undefined {
  const qualified =
    target.rest.length > 0 && target.path.length === 0 && (target.name === row.name || target.name === row.typeName);
  return qualified ? targetAt(target.rest) : target;
}

function assignment(
  node: Assignment,
  { target, type, value }: { target: Target; type: ValueType; value: CheckedExpression },
  context: ExpressionContext,
): CheckedAssignment {
  if (target.rest.length > 0) context.session.report(assignmentTarget, { span: node.target.span });
  const path = target.path.map((index) => context.session.checkExpression(index, { ...context, clause: 'assignment' }));
  let place: ValueType = type;
  for (const _step of path) place = place.kind === 'array' ? place.element : { kind: 'any' };
  if (path.length > 0 && type.kind !== 'array' && type.kind !== 'any')
    context.session.report(assignmentTarget, { span: node.target.span });
  if (!fits(value.type, place, context.session)) {
    context.session.report(wrongAssignment, {
      name: target.name,
      declared: place,
      actual: value.type,
      span: placeOf(node.value, context),
    });
  }
  return { target: target.name, path, value };
}
