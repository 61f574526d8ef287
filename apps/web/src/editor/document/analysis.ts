import { type Diagnostic, lineStarts } from '@rulewright/core';
import type { ModuleDiagram, Note } from '@rulewright/diagram';
import { DiagramIndex } from './diagram-index.js';
import { type PlacedProblem, placeProblems, problemsByNode } from './problems.js';

/** What the language says of a text, as it comes out of its worker. */
export interface LanguageAnswer {
  readonly diagnostics: readonly Diagnostic[];
  readonly diagram: ModuleDiagram;
  /** comments between statements */
  readonly notes: readonly Note[];
}

/** The same, with the look-ups that the panes need. Belongs to one text: offsets fit no other. */
export interface Analysis extends LanguageAnswer {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly index: DiagramIndex;
  readonly problems: readonly PlacedProblem[];
  readonly problemsByNode: ReadonlyMap<string, readonly Diagnostic[]>;
}

export function analysisOf(text: string, answer: LanguageAnswer): Analysis {
  const index = new DiagramIndex(answer.diagram);
  const problems = placeProblems(answer.diagnostics, index);
  return { ...answer, text, lineStarts: lineStarts(text), index, problems, problemsByNode: problemsByNode(problems) };
}
