import type { ModuleEdge } from '@rulewright/diagram';
import type { Place } from './flow-nodes.js';
import { GRID } from './measure.js';

interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 16;
/** between frames of one column */
const GAP = 24;
/** between columns, where edges pass */
const LANE = 48;
/** a column that grows beyond this goes on beside itself */
const TALLEST = 900;

/**
 * A place for every frame: those that have one keep it; if none has, columns from left to right by who feeds whom, each in the order of
 * the text; a frame that came later stands below the others. Deterministic and at once, so that a text is drawn in the frame it is typed.
 * O(frames + edges).
 */
export function placeFrames(
  frames: readonly Sized[],
  edges: readonly Pick<ModuleEdge, 'fromFrame' | 'toFrame'>[],
  kept: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const known = frames.filter((frame) => kept.has(frame.id));
  if (known.length === 0) return columns(frames, layersOf(frames, edges));
  const places = new Map<string, Place>();
  for (const frame of known) places.set(frame.id, kept.get(frame.id) ?? { x: 0, y: 0 });
  let bottom = Math.max(...known.map((frame) => (kept.get(frame.id)?.y ?? 0) + frame.height));
  const left = Math.min(...known.map((frame) => kept.get(frame.id)?.x ?? 0));
  for (const frame of frames) {
    if (kept.has(frame.id)) continue;
    const y = snap(bottom + GAP);
    places.set(frame.id, { x: left, y });
    bottom = y + frame.height;
  }
  return places;
}

/** How many frames stand before each one on the longest way to it; a circle is cut where it closes. */
function layersOf(
  frames: readonly Sized[],
  edges: readonly Pick<ModuleEdge, 'fromFrame' | 'toFrame'>[],
): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  for (const { fromFrame, toFrame } of edges) {
    if (fromFrame !== toFrame) before.set(toFrame, [...(before.get(toFrame) ?? []), fromFrame]);
  }
  const layers = new Map<string, number>();
  const layerOf = (id: string, path: ReadonlySet<string>): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const sources = (before.get(id) ?? []).filter((source) => !path.has(source));
    const layer = Math.max(-1, ...sources.map((source) => layerOf(source, new Set([...path, id])))) + 1;
    layers.set(id, layer);
    return layer;
  };
  for (const frame of frames) layerOf(frame.id, new Set());
  return layers;
}

function columns(frames: readonly Sized[], layers: ReadonlyMap<string, number>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const count = Math.max(-1, ...layers.values()) + 1;
  let x = MARGIN;
  for (let layer = 0; layer < count; layer++) {
    let y = MARGIN;
    let width = 0;
    for (const frame of frames) {
      if (layers.get(frame.id) !== layer) continue;
      if (y > MARGIN && y + frame.height > TALLEST) {
        x = snap(x + width + GAP);
        y = MARGIN;
        width = 0;
      }
      places.set(frame.id, { x, y });
      y = snap(y + frame.height + GAP);
      width = Math.max(width, frame.width);
    }
    x = snap(x + width + LANE);
  }
  return places;
}

/** Up to the next line of the grid. */
function snap(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}
