import type { BlockNode, DiagramNode, Frame } from '@rulewright/diagram';
import { borrowedCounters } from '../../document/counter-id.js';
import type { IndexedNode } from '../../document/diagram-index.js';

const WINDOWS: ReadonlySet<BlockNode['kind']> = new Set(['time-window', 'length-window', 'key-window', 'window']);

/** Whose inside the engine is asked for when a part of the picture is selected. */
export interface LookedAt {
  /** the engine's nodes that may stand for the part, the nearest first */
  readonly nodes: readonly string[];
  /** the node whose rows come into it, likewise; none if the engine counts no such rows */
  readonly before: readonly string[];
}

/**
 * The engine has fewer nodes than the picture: a filter is part of its stream, groups and output rates are parts of their statement's
 * output, a box of a pattern may be part of the pattern.
 */
export function lookedAt(node: IndexedNode): LookedAt {
  const { id, frame, part } = node;
  if (frame.form === 'definition') return { nodes: windowNodes(frame), before: [] };
  return inputAt(node) ?? (part === frame ? { nodes: givesRows(frame) ? [id] : [], before: [] } : behindInputs(node));
}

/** Who counts for a node of the picture, itself most often. */
function countedIn(frame: Frame): (node: string) => readonly string[] {
  const borrowed = borrowedCounters(frame);
  return (node) => {
    const own = borrowed.has(node) ? borrowed.get(node) : node;
    return own === undefined ? [] : [own];
  };
}

/** A source, what stands below it, or a part of a pattern. */
function inputAt({ id, frame }: IndexedNode): LookedAt | undefined {
  const counted = countedIn(frame);
  for (const { nodes } of frame.inputs) {
    const at = nodes.findIndex((node) => holds(node, id));
    const [node, earlier] = [nodes[at], nodes[at - 1]];
    if (node === undefined) continue;
    const whole = node.id === id ? [] : [node.id, ...source(nodes)];
    return {
      nodes: unique([
        ...counted(id),
        ...sharing(node, nodes.slice(at + 1)),
        ...whole,
        ...(node.shape === 'block' ? [] : source(nodes)),
      ]),
      before: earlier ? counted(earlier.id) : [],
    };
  }
  return undefined;
}

/** The join, and what a statement makes of its rows. */
function behindInputs({ id, frame }: IndexedNode): LookedAt {
  if (!givesRows(frame)) return { nodes: [], before: [] };
  if (frame.join?.id === id) return { nodes: unique([id, `${frame.id}/join`]), before: [] };
  const counted = countedIn(frame);
  const [only, ...others] = frame.inputs;
  const last = others.length === 0 ? only?.nodes.at(-1) : undefined;
  const before = frame.join ? [frame.join.id, `${frame.id}/join`] : last ? counted(last.id) : [];
  return { nodes: unique([...counted(id), frame.id]), before };
}

/** A named window is one node, under the id of its last data window; what else is defined holds nothing. */
function windowNodes({ id, trunk }: Frame): readonly string[] {
  if (!trunk.some(({ kind }) => kind === 'named-window')) return [];
  return unique([...trunk.filter(isWindow).map((view) => view.id), id].slice(-2));
}

/** Of a statement that changes or sends on what its trigger brings, only the trigger is counted. */
function givesRows({ id, inputs, trunk }: Frame): boolean {
  return !inputs.some((input) => input.id === `${id}/trigger`) || trunk.some(({ kind }) => kind === 'select');
}

/** Several windows of a stream hold the same rows: the engine has them as one node, under the id of the last. */
function sharing(node: DiagramNode, later: readonly DiagramNode[]): readonly string[] {
  return isWindow(node) ? later.filter(isWindow).map(({ id }) => id) : [];
}

function isWindow(node: DiagramNode): boolean {
  return node.shape === 'block' && WINDOWS.has(node.kind);
}

function source(nodes: readonly DiagramNode[]): readonly string[] {
  const [first] = nodes;
  const from = first && /^.*?\/from\.\d+/.exec(first.id)?.[0];
  return from === undefined ? [] : [from];
}

function holds(node: DiagramNode, id: string): boolean {
  if (node.id === id) return true;
  if (node.shape === 'scope') return node.children.some((child) => holds(child, id));
  return node.shape === 'lane' && node.parts.some((part) => holds(part, id));
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
