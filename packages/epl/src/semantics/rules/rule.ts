import { type Diagnostic, type DiagnosticSeverity, type Fix, type RelatedPlace, type Span, suggest } from '@rulewright/core';

/** What is told about every check: its stable code, how bad it is, and in one sentence what it finds. */
export interface RuleInfo {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly summary: string;
}

/** One case that a rule found, in words. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly detail?: string | undefined;
  readonly fixes?: readonly Fix[] | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
}

/** A check that the binder makes on its way: it hands over the facts, the rule finds the words, the hint and the fix. */
export interface Rule<Facts> extends RuleInfo {
  readonly describe: (facts: Facts) => Finding;
}

export function diagnosticOf(rule: RuleInfo, finding: Finding): Diagnostic {
  return {
    code: rule.code,
    severity: rule.severity,
    span: finding.span,
    message: finding.message,
    ...(finding.hint === undefined ? {} : { hint: finding.hint }),
    ...(finding.detail === undefined ? {} : { detail: finding.detail }),
    ...(finding.fixes === undefined || finding.fixes.length === 0 ? {} : { fixes: finding.fixes }),
    ...(finding.related === undefined || finding.related.length === 0 ? {} : { related: finding.related }),
  };
}

/** Hint and fix for a name that nothing answers to: the nearest candidate, if one is near. */
export function didYouMean(name: string, span: Span, candidates: Iterable<string>): Pick<Finding, 'hint' | 'fixes'> {
  const candidate = suggest(name, candidates);
  if (candidate === undefined) return {};
  return { hint: `did you mean "${candidate}"?`, fixes: [replaceBy(span, candidate)] };
}

export function replaceBy(span: Span, text: string): Fix {
  return { title: `replace by "${text}"`, edits: [{ span, text }] };
}
