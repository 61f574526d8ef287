import type { EventType, ValueType } from '@rulewright/core';
import type { ContainedEvent } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { CheckedContained } from '../checked-stream.js';
import { wrongType } from '../rules/wrong-type.js';
import { resolveTypeName, typeNamed } from '../scope/lookup.js';
import { placeholderType } from '../scope/placeholder.js';
import { reportUnknownType } from '../scope/report-unknown-type.js';
import { type ScopeStream, streamScope } from '../scope/scope.js';
import { columnName } from '../select/render.js';
import type { ExpressionContext, Session } from '../session.js';
import { checkCondition } from './filter.js';

/** `[items]`, `[select … from items as i where …]`, one after the other: each makes events of the elements of a property. */
export function checkContained(
  nodes: readonly ContainedEvent[],
  type: EventType,
  around: ExpressionContext & { readonly id: string },
): { steps: readonly CheckedContained[]; type: EventType } {
  let current = type;
  const steps: CheckedContained[] = [];
  for (const [index, node] of nodes.entries()) {
    const step = checkStep(node, current, { ...around, id: `${around.id}/contained.${index}` });
    steps.push(step.step);
    current = step.type;
  }
  return { steps, type: current };
}

function checkStep(
  node: ContainedEvent,
  owner: EventType,
  around: ExpressionContext & { readonly id: string },
): { step: CheckedContained; type: EventType } {
  const { session } = around;
  const outer: ScopeStream = { index: 0, name: owner.name, typeName: owner.name, type: owner, bare: true, windowed: false };
  const property = session.checkExpression(node.property, { session, clause: 'contained event', scope: streamScope([outer]) });
  const element = elementType(node, property.type, session);
  const name = node.alias?.text ?? element.name;
  const inner: ScopeStream = { index: 0, name, typeName: element.name, type: element, bare: true, windowed: false };
  const context: ExpressionContext = {
    session,
    clause: 'contained event',
    scope: streamScope([inner, { ...outer, index: 1, bare: false }]),
  };
  const where = node.where && checkCondition(node.where, context);
  const columns = node.select?.flatMap((item) => {
    if (item.expression.kind === 'wildcard') {
      const from = item.expression.stream?.text === owner.name ? { ...outer, index: 1 } : inner;
      return from.type.properties.map((each) => ({
        name: each.name,
        type: each.type,
        expression: {
          kind: 'property',
          type: each.type,
          span: item.span,
          level: 0,
          stream: from.index,
          path: [{ kind: 'property', name: each.name }],
          dynamic: false,
        } as const,
      }));
    }
    const expression = session.checkExpression(item.expression, context);
    return [{ name: item.alias?.text ?? columnName(item.expression), type: expression.type, expression }];
  });
  const made: EventType =
    columns === undefined
      ? element
      : {
          name: around.id,
          origin: 'row',
          supertypes: [],
          properties: columns.map((column) => ({ name: column.name, type: column.type })),
        };
  if (columns !== undefined) session.localTypes.set(made.name, made);
  const step: CheckedContained = { property, eventType: made.name, ...present({ where, columns }) };
  return { step, type: made };
}

/** The type of the elements: the property's own, or the one that `@type(T)` names for a plain collection. */
function elementType(node: ContainedEvent, type: ValueType, session: Session): EventType {
  const argument = node.annotation?.arguments[0]?.value;
  if (argument?.kind === 'chain') {
    const name = argument.links.map((link) => (link.kind === 'name-link' ? link.name.text : '')).join('.');
    const named = resolveTypeName(session, name, argument.span);
    if (named !== undefined) return named;
    reportUnknownType(session, { text: name, span: argument.span });
  }
  const inner = type.kind === 'array' ? type.element : type;
  const found = inner.kind === 'event' ? typeNamed(session, inner.name) : undefined;
  if (found !== undefined) return found;
  if (inner.kind !== 'any') {
    const facts = { what: 'a contained event', expected: 'a property that holds events', actual: type, span: node.property.span };
    session.report(wrongType, { ...facts, hint: 'give the type of its elements: [items@type(Item)]' });
  }
  return placeholderType('element');
}
