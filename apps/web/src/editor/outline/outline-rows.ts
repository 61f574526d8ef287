import {
  type BlockNode,
  type Branch,
  type DiagramNode,
  type Family,
  type Frame,
  type ModuleDiagram,
  NODE_KINDS,
} from '@rulewright/diagram';
import type { IconName } from '../../design/icons.js';
import { texts } from '../../texts/texts.js';
import { nodeIcon, scopeIcon } from '../canvas/node-icons.js';
import { borrowedCounters, stockCounter } from '../document/counter-id.js';

/** A part of the picture as a row of the outline. */
export interface OutlineRow {
  readonly id: string;
  /** 1 for statements */
  readonly level: number;
  readonly word: string;
  /** the word is a name out of the text, not the name of a kind */
  readonly named: boolean;
  readonly icon: IconName;
  readonly family: Family | undefined;
  /** what it says, as written */
  readonly values: readonly string[];
  /** place among its brothers, from 1, and how many they are */
  readonly place: number;
  readonly of: number;
  readonly parent: string | undefined;
  readonly hasParts: boolean;
  /** whose figures stand at its right */
  readonly counter: string | undefined;
  /** what may hold rows or groups, and whose count that is */
  readonly stock: { readonly kind: BlockNode['kind']; readonly counter: string } | undefined;
  readonly frame: Frame;
}

/** Rows of a module top down: statements, and below each its parts as the picture nests them. O(parts). */
export function outlineRows(diagram: ModuleDiagram): readonly OutlineRow[] {
  return diagram.frames.flatMap((frame, index) => frameRows(frame, { place: index + 1, of: diagram.frames.length }));
}

/** The rows in sight while these are folded. */
export function unfolded(rows: readonly OutlineRow[], folded: ReadonlySet<string>): readonly OutlineRow[] {
  const hidden = new Set<string>();
  return rows.filter((row) => {
    const out = row.parent !== undefined && (hidden.has(row.parent) || folded.has(row.parent));
    if (out) hidden.add(row.id);
    return !out;
  });
}

type Part = DiagramNode | Branch;

interface Standing {
  readonly level: number;
  readonly place: number;
  readonly of: number;
  readonly parent: string | undefined;
}

function frameRows(frame: Frame, { place, of }: Pick<Standing, 'place' | 'of'>): readonly OutlineRow[] {
  const borrowed = borrowedCounters(frame);
  const counterOf = (id: string) => (borrowed.has(id) ? borrowed.get(id) : id);
  const stockOf = (part: Part) =>
    'shape' in part && part.shape === 'block' ? { kind: part.kind, counter: stockCounter(frame, part) } : undefined;
  const rowsOf = (part: Part, standing: Standing): readonly OutlineRow[] => {
    const parts = partsOf(part);
    const row = {
      ...faceOf(part),
      ...standing,
      id: part.id,
      hasParts: parts.length > 0,
      counter: counterOf(part.id),
      stock: stockOf(part),
      frame,
    };
    return [row, ...below(parts, part.id, standing.level + 1)];
  };
  const below = (parts: readonly Part[], parent: string, level: number): readonly OutlineRow[] =>
    parts.flatMap((part, index) => rowsOf(part, { level, place: index + 1, of: parts.length, parent }));
  const parts = partsOfFrame(frame);
  return [statementRow(frame, { place, of, hasParts: parts.length > 0 }), ...below(parts, frame.id, 2)];
}

function statementRow(frame: Frame, standing: Pick<OutlineRow, 'place' | 'of' | 'hasParts'>): OutlineRow {
  return {
    id: frame.id,
    level: 1,
    word: frame.title,
    named: false,
    icon: 'rules',
    family: undefined,
    values: [],
    ...standing,
    parent: undefined,
    counter: frame.id,
    stock: undefined,
    frame,
  };
}

function partsOfFrame(frame: Frame): readonly Part[] {
  return [
    ...frame.inputs.flatMap((input) => input.nodes),
    ...(frame.join ? [frame.join] : []),
    ...frame.trunk,
    ...frame.branches,
    ...(frame.target ? [frame.target] : []),
  ];
}

function partsOf(part: Part): readonly Part[] {
  if (!('shape' in part)) return part.nodes;
  if (part.shape === 'scope') return part.children;
  return part.shape === 'lane' ? part.parts : [];
}

type Face = Pick<OutlineRow, 'word' | 'named' | 'icon' | 'family' | 'values'>;

function faceOf(part: Part): Face {
  if (!('shape' in part)) {
    return { word: part.word, named: false, icon: 'split', family: 'window', values: part.condition ? [part.condition] : [] };
  }
  switch (part.shape) {
    case 'block':
      return blockFace(part);
    case 'scope':
      return {
        word: part.word,
        named: false,
        icon: scopeIcon(part.kind),
        family: 'pattern',
        values: part.argument ? [part.argument] : [],
      };
    case 'lane':
      return {
        word: texts.canvas.followedBy,
        named: false,
        icon: 'followedBy',
        family: 'pattern',
        values: [],
      };
  }
}

function blockFace(block: BlockNode): Face {
  const { family, word: kind } = NODE_KINDS[block.kind];
  const face = { icon: nodeIcon(block.kind), family };
  // sources and alerts say their name in place of the kind: here the kind stands before it
  const isName = SAYS_ITS_NAME.has(block.kind);
  const said = [...(isName ? [block.word] : []), ...(block.argument ? [block.argument] : []), ...rulerOf(block), ...block.lines];
  return { ...face, word: isName ? kind : block.word, named: false, values: said };
}

/** A length that stands at the ruler and nowhere else. */
function rulerOf({ ruler, argument }: BlockNode): readonly string[] {
  return ruler && argument === undefined ? [ruler.label] : [];
}

const SAYS_ITS_NAME: ReadonlySet<BlockNode['kind']> = new Set(['event-type', 'stream', 'timer', 'schema', 'alert']);
