import type { Span } from '@rulewright/core';
import { type Drawn, drawnParts } from '../edit/drawn.js';
import type { BlockNode, ModuleDiagram } from '../graph.js';

/** Blocks of these kinds are called by what they do; others by the name of a type, a window or an alert. */
const CALLED_BY_DEED: ReadonlySet<BlockNode['kind']> = new Set([
  'filter',
  'join',
  'where',
  'group',
  'having',
  'select',
  'order',
  'output-rate',
  'merge',
  'insert',
  'update',
  'delete',
]);

/** The words for the innermost part of the picture that holds a place of the text: `the Filter of Scan`; undefined if none does. O(nodes). */
export function whereDrawn(diagram: ModuleDiagram, { start, end }: Span): string | undefined {
  const around = drawnParts(diagram).filter(({ span }) => span.start <= start && end <= span.end);
  const length = ({ span }: Drawn) => span.end - span.start;
  const [found] = around.toSorted((a, b) => length(a) - length(b));
  if (found === undefined) return undefined;
  const { part, frame } = found;
  const says = 'shape' in part && part.shape === 'block' && CALLED_BY_DEED.has(part.kind);
  return says ? `the ${part.word} of ${frame.title}` : frame.title;
}
