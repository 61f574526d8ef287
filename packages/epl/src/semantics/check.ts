import type { Diagnostic } from '@rulewright/core';
import type { EplDocument } from '../syntax/ast-statement.js';
import { checkStatement } from './check-statement.js';
import { checkUses } from './check-uses.js';
import type { CheckedModule, CheckedStatement } from './checked.js';
import { newSession } from './new-session.js';
import { type Bindings, recordBindings } from './scope/bindings.js';
import type { Session } from './session.js';
import type { World } from './world.js';

export interface CheckOptions {
  /** also tell what every name stands for and what every expression's type is (for editors) */
  readonly bindings?: boolean;
}

export interface CheckResult {
  /** absent if there is an error, of the checker or (a missing node) of the parser */
  readonly module?: CheckedModule;
  /** in the order of the text */
  readonly diagnostics: readonly Diagnostic[];
  /** the world after the module; what a faulty statement declares is in it as far as it is understood */
  readonly world: World;
}
export interface BoundCheckResult extends CheckResult {
  readonly bindings: Bindings;
}

/**
 * Checks a document against a world. Never throws for what a user wrote; a faulty statement does not keep the others from being checked.
 * What an earlier version of the same module declared is replaced. O(document + world).
 */
export function check(document: EplDocument, world: World, options: CheckOptions & { readonly bindings: true }): BoundCheckResult;
export function check(document: EplDocument, world: World, options?: CheckOptions): CheckResult;
export function check(document: EplDocument, world: World, options: CheckOptions = {}): CheckResult | BoundCheckResult {
  const bindings = options.bindings ? recordBindings() : undefined;
  const session = newSession(document, world, bindings);
  const statements = document.statements.flatMap((statement, ordinal) => checkStatement(statement, { session, ordinal }) ?? []);
  const uses = session.uses.names;
  checkUses(document, session);
  if (session.module !== undefined) session.world.modules.set(session.module, { name: session.module, uses });
  const diagnostics = session.diagnostics.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const module = moduleOf(session, { statements, uses });
  return {
    diagnostics,
    world: session.world,
    ...(module === undefined ? {} : { module }),
    ...(bindings === undefined ? {} : { bindings }),
  };
}

function moduleOf(
  session: Session,
  { statements, uses }: { statements: readonly CheckedStatement[]; uses: readonly string[] },
): CheckedModule | undefined {
  if (session.incomplete || session.diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return undefined;
  const types = [...session.changedTypes.values()];
  return { phase: 'checked', ...(session.module === undefined ? {} : { name: session.module }), uses, statements, types };
}
