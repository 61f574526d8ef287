import type { Span } from '@rulewright/core';
import { unknownType } from '../rules/unknown-type.js';
import type { Session } from '../session.js';
import { typeCandidates } from './lookup.js';

/** Says that a name is no type. Of one that is missing the parser has said so: there is nothing to name. */
export function reportUnknownType(
  session: Session,
  { text, span }: { readonly text: string; readonly span: Span },
  more: Iterable<string> = [],
): void {
  if (text === '') return;
  session.report(unknownType, { name: text, span, candidates: [...typeCandidates(session), ...more] });
}
