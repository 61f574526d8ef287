import type { Span } from '@rulewright/core';
import type { Rule } from './rule.js';

export const ambiguousProperty: Rule<{ name: string; span: Span; owners: readonly string[] }> = {
  code: 'name-ambiguous-property',
  severity: 'error',
  summary: 'a bare property name that several streams have',
  describe: ({ name, span, owners }) => ({
    span,
    message: `property "${name}" is ambiguous: ${owners.map((owner) => `"${owner}"`).join(' and ')} have it`,
    hint: `write ${owners.map((owner) => `${owner}.${name}`).join(' or ')}`,
    fixes: owners.map((owner) => ({
      title: `write ${owner}.${name}`,
      edits: [{ span: { start: span.start, end: span.start }, text: `${owner}.` }],
    })),
  }),
};
