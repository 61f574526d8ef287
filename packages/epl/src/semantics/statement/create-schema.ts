import type { EventType, Property, Span } from '@rulewright/core';
import type { DottedName, Name } from '../../syntax/ast.js';
import type { ColumnDefinition, CreateSchema } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedCreateSchema } from '../checked.js';
import { checkTypeReference } from '../expression/type-reference.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { schemaTimestamp } from '../rules/schema-timestamp.js';
import { unknownProperty } from '../rules/unknown-property.js';
import { unsupportedClass } from '../rules/unsupported-class.js';
import { resolveTypeName } from '../scope/lookup.js';
import { reportUnknownType } from '../scope/report-unknown-type.js';
import type { Session } from '../session.js';
import { declareType } from './declare.js';
import { refuseConstruct } from './refuse.js';
import type { StatementContext } from './statement-context.js';

export function checkCreateSchema(node: CreateSchema, context: StatementContext): CheckedCreateSchema | undefined {
  const { session, base } = context;
  const representation = node.representation?.text.toLowerCase();
  if (representation === 'variant' && refuseConstruct('create variant schema', node.span, session)) return undefined;
  if (representation === 'xml' && refuseConstruct('create xml schema', node.span, session)) return undefined;
  const supertypes = node.inherits.flatMap((name) => typeOf(name, session));
  const copied = [...node.copyFrom, ...node.asTypes].flatMap((name) => (isClass(name, session) ? [] : typeOf(name, session)));
  for (const name of node.asTypes)
    if (isClass(name, session)) session.report(unsupportedClass, { name: name.text, span: name.span });
  const inherited = [...supertypes, ...copied].flatMap((type) => type.properties);
  const own = checkColumnDefinitions(node.columns, session);
  const properties = merged(inherited, own);
  const first = <K extends 'startTimestamp' | 'endTimestamp'>(key: K) =>
    [...supertypes, ...copied].find((type) => type[key] !== undefined)?.[key];
  const startTimestamp = timestampOf(node.startTimestamp, properties, session) ?? first('startTimestamp');
  const endTimestamp = timestampOf(node.endTimestamp, properties, session) ?? first('endTimestamp');
  const eventType: EventType = {
    name: node.name.text,
    origin: 'schema',
    properties,
    supertypes: [...new Set(supertypes.flatMap((type) => [type.name, ...type.supertypes]))],
    ...present({ startTimestamp, endTimestamp }),
  };
  declareType(eventType, node.name, session);
  return { kind: 'create-schema', ...base, eventType };
}

/** Columns of a schema or window, each name once. */
export function checkColumnDefinitions(nodes: readonly ColumnDefinition[], session: Session): readonly Property[] {
  const seen = new Map<string, Span>();
  return nodes.flatMap((node): Property[] => {
    const name = node.name.text;
    const first = seen.get(name);
    if (first !== undefined) session.report(duplicateName, { what: 'column', name, span: node.name.span, first });
    seen.set(name, node.name.span);
    if (node.type === undefined) {
      session.incomplete = true;
      return [];
    }
    const property = { name, type: checkTypeReference(node.type, session) };
    session.bindings?.symbol(node.name, { kind: 'column', ...property });
    return first === undefined ? [property] : [];
  });
}

function typeOf(name: DottedName, session: Session): readonly EventType[] {
  const type = resolveTypeName(session, name.text, name.span);
  if (type !== undefined) {
    session.bindings?.symbol(name, { kind: 'event-type', type });
    return [type];
  }
  reportUnknownType(session, name);
  return [];
}

/** `as com.example.Event`: a Java class, unless a type is called so. */
function isClass(name: DottedName, session: Session): boolean {
  return name.parts.length > 1 && !session.world.types.has(name.text);
}

/** Own columns replace inherited ones of the same name, in their place. */
function merged(inherited: readonly Property[], own: readonly Property[]): readonly Property[] {
  const byName = new Map(inherited.map((property) => [property.name, property]));
  for (const property of own) byName.set(property.name, property);
  return [...byName.values()];
}

function timestampOf(name: Name | undefined, properties: readonly Property[], session: Session): string | undefined {
  if (name === undefined) return undefined;
  const property = properties.find((each) => each.name === name.text);
  if (property === undefined) {
    const candidates = properties.map((each) => each.name);
    session.report(unknownProperty, { name: name.text, span: name.span, owner: 'the schema', candidates });
    return undefined;
  }
  if (property.type.kind !== 'long' && property.type.kind !== 'any')
    session.report(schemaTimestamp, { name: name.text, type: property.type, span: name.span });
  return property.name;
}
