import type { Span } from './span.js';

/** `error` keeps a text from being deployed; `warning` is most likely a fault; `info` and `hint` are advice. */
export type DiagnosticSeverity = 'error' | 'warning' | 'info' | 'hint';

/** Replaces the text of `span` by `text`. Edits of one fix never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change that would mend the problem, offered as one click. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A second place that a diagnostic speaks of ("first declared here"). */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/**
 * What a user should know about a text or an event of theirs: a value, never thrown.
 *
 * `code` is stable and kebab-case, its first word the area (`syntax-…`, `name-…`, `type-…`, `lint-…`, `scope-…`). `message` is lower
 * case, without a full stop, and names the thing in quotes; `hint` says what to do next; `detail` explains at length.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly span: Span;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/** True if one of them keeps the text from being deployed. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/**
 * Applies edits to a text; they may come in any order and must not overlap.
 *
 * @throws RangeError if two edits overlap (a fault of who made them, not of the user)
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.span.start < at) throw new RangeError(`edits overlap at offset ${edit.span.start}`);
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}
