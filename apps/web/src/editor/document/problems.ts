import type { Diagnostic, DiagnosticSeverity } from '@rulewright/core';
import type { DiagramIndex, IndexedNode } from './diagram-index.js';

const ORDER = { error: 0, warning: 1, info: 2, hint: 3 } satisfies Record<DiagnosticSeverity, number>;

/** A problem with the part of the picture that it points at. */
export interface PlacedProblem {
  readonly diagnostic: Diagnostic;
  readonly node: IndexedNode | undefined;
}

/** Problems in the order of the list: the worst first, then by place in the text. */
export function placeProblems(diagnostics: readonly Diagnostic[], index: DiagramIndex): readonly PlacedProblem[] {
  return [...diagnostics]
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.span.start - b.span.start)
    .map((diagnostic) => ({ diagnostic, node: index.at(diagnostic.span) }));
}

/** Problems by the id of their part, each list worst first. */
export function problemsByNode(problems: readonly PlacedProblem[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const byNode = new Map<string, Diagnostic[]>();
  for (const { diagnostic, node } of problems) {
    if (node === undefined) continue;
    byNode.set(node.id, [...(byNode.get(node.id) ?? []), diagnostic]);
  }
  return byNode;
}

/** How many problems of each severity that a person should act on. */
export function countProblems(diagnostics: readonly Diagnostic[]): { readonly errors: number; readonly warnings: number } {
  return {
    errors: diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length,
    warnings: diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length,
  };
}
