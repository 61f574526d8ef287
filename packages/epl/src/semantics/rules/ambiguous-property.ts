import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const ambiguousProperty: Rule<{ name: string; span: Span; owners: readonly string[] }> = {
  code: 'name-ambiguous-property',
  severity: 'error',
  summary: 'a bare property name that several streams have',
  describe: ({ name, span, owners }) => ({
    span,
    message: `property "${name}" is ambiguous: ${owners.map((owner) => `"${owner}"`).join(' and ')} have it`,
    hint: `write ${prefixes(owners)
      .map((owner) => `${owner}.${name}`)
      .join(' or ')}`,
    fixes: prefixes(owners).map((owner) => ({
      title: `write ${owner}.${name}`,
      edits: [{ span: { start: span.start, end: span.start }, text: `${owner}.` }],
    })),
  }),
};

/** A variable has no prefix by which it could be told apart. */
function prefixes(owners: readonly string[]): readonly string[] {
  return owners.filter((owner) => !owner.startsWith('variable '));
}
