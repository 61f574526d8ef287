import type { EventType } from '@rulewright/core';
import type { DottedName } from '../../syntax/ast.js';
import { duplicateName } from '../rules/duplicate-name.js';
import type { Session } from '../session.js';

/** Adds a type to the world; a name that is taken is reported, and the first stays. */
export function declareType(type: EventType, name: DottedName, session: Session): boolean {
  const { types, declaredBy } = session.world;
  const existing = types.get(type.name);
  if (existing !== undefined) {
    const what = existing.origin === 'window' ? 'named window' : existing.origin === 'derived' ? 'stream' : 'event type';
    const module = declaredBy.get(type.name);
    const elsewhere = session.changedTypes.has(type.name) || module === undefined ? undefined : `module "${module}"`;
    session.report(duplicateName, { what, name: type.name, span: name.span, elsewhere });
    return false;
  }
  addType(type, session);
  session.bindings?.symbol(name, { kind: 'event-type', type });
  return true;
}

export function addType(type: EventType, session: Session): void {
  session.world.types.set(type.name, type);
  session.changedTypes.set(type.name, type);
  session.made.push(type.name);
  if (session.module !== undefined) session.world.declaredBy.set(type.name, session.module);
}
