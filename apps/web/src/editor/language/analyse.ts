import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import type { LanguageAnswer } from '../document/analysis.js';

/** Reads a text: what is wrong with it, and its picture. Never throws; runs in the language worker. */
export function analyse(text: string): LanguageAnswer {
  const { document, diagnostics } = parse(text);
  return { diagnostics, diagram: diagramOf(document) };
}
