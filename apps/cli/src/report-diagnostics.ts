import { type Diagnostic, lineStarts, positionIn } from '@rulewright/core';

/** A diagnostic with its place, as one JSON value. Lines and columns count from 1. */
export function located(file: string, text: string, diagnostics: readonly Diagnostic[]) {
  const starts = lineStarts(text);
  return diagnostics.map(({ span, code, severity, message, detail, hint }) => {
    const { line, column } = positionIn(starts, span.start);
    return { file, line, column, span, code, severity, message, ...(detail ? { detail } : {}), ...(hint ? { hint } : {}) };
  });
}

/** A diagnostic as compilers print it: place, severity, message, code, then the hint on its own line. */
export function printed(file: string, text: string, diagnostics: readonly Diagnostic[]): string {
  return located(file, text, diagnostics)
    .map(
      ({ line, column, severity, message, code, hint }) =>
        `${file}:${line}:${column} ${severity}: ${message} [${code}]${hint ? `\n    ${hint}` : ''}\n`,
    )
    .join('');
}
