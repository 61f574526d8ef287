import type { DiagramEdit } from '@rulewright/diagram';
import type { Analysis } from '../document/analysis.js';
import type { IndexedNode } from '../document/diagram-index.js';

/** What stands in the clipboard beside the plain EPL: what kind of part it was, so that it can be put back as one. */
export const PART_TYPE = 'application/x-rulewright-part';

/** How a piece of EPL is put into a rule. */
export type PieceKind = 'statements' | 'pattern' | 'window' | 'condition';

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

/** The EPL of the selected parts. Whole statements are copied together; of other parts the first one. */
export function copied({ index, text }: Analysis, ids: readonly string[]): Piece | undefined {
  const parts = ids.flatMap((id) => index.get(id) ?? []);
  const [first] = parts;
  if (first === undefined) return undefined;
  const frames = index.nodes.filter((node) => node.part === node.frame && parts.some((part) => part.id === node.id));
  const textOf = ({ span }: IndexedNode) => text.slice(span.start, span.end).replace(/;\s*$/, '');
  if (frames.length > 0) return { kind: 'statements', text: `${frames.map(textOf).join(';\n\n')};\n` };
  return { kind: pieceKind(first), text: textOf(first) };
}

function pieceKind({ part, frame, id }: IndexedNode): PieceKind {
  if ('shape' in part && part.shape === 'block') {
    if (part.kind === 'filter' || part.kind === 'where' || part.kind === 'having') return 'condition';
    if (part.kind.endsWith('window') && part.kind !== 'named-window') return 'window';
    const inPattern =
      frame.inputs.some((input) => input.nodes.some((node) => node.shape !== 'block' && node.id !== id)) ||
      frame.form === 'pattern';
    return inPattern && (part.kind === 'event-type' || part.kind === 'stream' || part.kind === 'timer') ? 'pattern' : 'statements';
  }
  return 'shape' in part ? 'pattern' : 'statements';
}

/** The edit that puts a piece beside what is selected; statements go behind the selected one. */
export function pasted({ kind, text }: Piece, at: IndexedNode | undefined): DiagramEdit {
  const whole: DiagramEdit = { kind: 'paste', text, ...(at ? { after: at.frame.id } : {}) };
  if (at === undefined) return whole;
  switch (kind) {
    case 'statements':
      return whole;
    case 'pattern':
      return { kind: 'insert-pattern', pattern: text, place: { side: 'after', of: at.id } };
    case 'window':
      return { kind: 'add-window', id: at.id, view: text };
    case 'condition':
      return { kind: 'add-condition', id: at.id, predicate: text };
  }
}
