import type { Diagnostic, Fix, Span } from '@rulewright/core';
import type { Analysis } from './analysis.js';

export interface OfferedFix extends Fix {
  readonly diagnostic: Diagnostic;
}

/** Fixes of the problems that touch a span. */
export function quickFixes({ diagnostics }: Analysis, span: Span): readonly OfferedFix[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.span.start <= span.end && diagnostic.span.end >= span.start)
    .flatMap((diagnostic) => (diagnostic.fixes ?? []).map((fix) => ({ ...fix, diagnostic })));
}
