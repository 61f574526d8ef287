import type { EventType } from '@rulewright/core';

/** What compiling a statement needs to know of the world: the types by name. */
export interface CompileContext {
  type(name: string): EventType | undefined;
}

/** A type that must be there once a module is checked; an open one of that name if it is not, whose properties are read by name. */
export function typeOrOpen(context: CompileContext, name: string): EventType {
  return context.type(name) ?? { name, origin: 'row', properties: [], supertypes: [], open: true };
}
