import type { BlockNode, DiagramNode, Frame, ModuleDiagram } from '@rulewright/diagram';
import { borrowedCounters } from './counter-id.js';
import { DiagramIndex } from './diagram-index.js';

/** A text with its picture. */
interface Drawn {
  readonly text: string;
  readonly diagram: ModuleDiagram;
}

/**
 * Ids of parts whose figures, counted by what runs, are not those of the draft: parts that were changed or are new, what comes after them in
 * their statement, and the statement itself. O(parts).
 */
export function outdatedFigures(running: Drawn, draft: Drawn): ReadonlySet<string> {
  const old = new DiagramIndex(running.diagram);
  const isSame = ({ id, span }: Pick<Frame, 'id' | 'span'>) => {
    const twin = old.get(id);
    return twin !== undefined && essence(running.text, twin.span) === essence(draft.text, span);
  };
  const outdated = new Set<string>();
  for (const frame of draft.diagram.frames) {
    if (isSame(frame)) continue;
    outdated.add(frame.id);
    enter(frame, isSame, outdated);
    // some show the figures of another node
    for (const [id, counter] of borrowedCounters(frame)) if (counter !== undefined && outdated.has(id)) outdated.add(counter);
  }
  return outdated;
}

type IsSame = (part: Pick<Frame, 'id' | 'span'>) => boolean;

/** Down a statement: from the first part that differs on, nothing is what the running statement counts. */
function enter({ inputs, join, trunk, branches, target }: Frame, isSame: IsSame, outdated: Set<string>): void {
  let differs = inputs.map(({ nodes }) => enterInput(nodes, isSame, outdated)).includes(true);
  const steps: readonly BlockNode[] = [...(join ? [join] : []), ...trunk];
  for (const step of steps) {
    differs ||= !isSame(step);
    if (differs) outdated.add(step.id);
  }
  // a window that a statement works on is counted where it stands, whoever works on it
  const rest = branches.flatMap((branch) => [branch, ...branch.nodes]).filter((part) => differs || !isSame(part));
  for (const part of target && !isSame(target) ? [...rest, target] : rest) outdated.add(part.id);
}

/** @returns whether something of the input differs */
function enterInput(nodes: readonly DiagramNode[], isSame: IsSame, outdated: Set<string>): boolean {
  let differs = false;
  for (const node of nodes) {
    if (differs) addAll(node, outdated);
    else differs = addChanged(node, isSame, outdated);
  }
  return differs;
}

/** @returns whether the part, or one inside of it, differs */
function addChanged(node: DiagramNode, isSame: IsSame, outdated: Set<string>): boolean {
  const inside = partsOf(node).map((part) => addChanged(part, isSame, outdated));
  const differs = !isSame(node) || inside.includes(true);
  if (differs) outdated.add(node.id);
  return differs;
}

function addAll(node: DiagramNode, outdated: Set<string>): void {
  outdated.add(node.id);
  for (const part of partsOf(node)) addAll(part, outdated);
}

function partsOf(node: DiagramNode): readonly DiagramNode[] {
  if (node.shape === 'block') return [];
  return node.shape === 'lane' ? node.parts : node.children;
}

/** Blanks between words are no change. */
function essence(text: string, { start, end }: Frame['span']): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
