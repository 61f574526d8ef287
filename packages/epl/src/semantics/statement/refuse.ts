import type { Span } from '@rulewright/core';
import { syntaxElement } from '../catalogue/catalogue.js';
import { supportRefused } from '../rules/support-refused.js';
import type { Session } from '../session.js';

/**
 * Reports a statement or clause that the catalogue refuses, by its name there. Returns whether it did: what the catalogue comes to support
 * is refused no longer.
 */
export function refuseConstruct(name: string, span: Span, session: Session): boolean {
  const entry = syntaxElement(name);
  if (entry?.support.kind !== 'refused') return false;
  session.report(supportRefused, { name, why: entry.support.why, span });
  return true;
}
