import type { ModuleEdge } from '@rulewright/diagram';
import type { Place } from '../document/place.js';
import type { Standing } from './align-frames.js';
import { type Area, fitZoom } from './fit-zoom.js';
import { PAGE, PAGE_MARGIN, pageWidth, snappedUp } from './page-shape.js';

interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** between frames of one column */
const GAP = 24;
/** between columns, where edges pass */
const LANE = 48;
/** between rows of columns: an edge and its words pass through it */
const ROW_GAP = 40;
/** so much larger must a stacked picture be to be preferred to one that reads from left to right */
const WORTH_STACKING = 1.1;
/** lone frames make no column taller than this, unless there are so many that the page would be a ribbon */
const TALLEST = 1_200;
/** frames that feed others stand in one column up to this height, and columns in one row up to this width */
const LONGEST = 3_200;

/**
 * A place for every frame: those that have one keep it, as far as none has grown over another; if none has, columns from left
 * to right by who feeds whom, each in the order of the text, and rows of columns where one would grow too wide; a frame that
 * came later stands below the others. Deterministic and at once, so that a text is drawn in the frame it is typed. O(frames +
 * edges), O(frames²) of those with places.
 *
 * @param pane where the picture is looked at: columns stand below each other if they can be read better so
 */
export function placeFrames(
  frames: readonly Sized[],
  edges: readonly Pick<ModuleEdge, 'fromFrame' | 'toFrame'>[],
  kept: ReadonlyMap<string, Place>,
  pane?: Area,
): ReadonlyMap<string, Place> {
  const known = frames.filter((frame) => kept.has(frame.id));
  if (known.length === 0) {
    const joined = new Set(edges.flatMap((edge) => (edge.fromFrame === edge.toFrame ? [] : [edge.fromFrame, edge.toFrame])));
    const found = columns(frames, layersOf(frames, edges), joined);
    return mostLegible(frames, found, pane);
  }
  const places = new Map(apart(known.map((frame) => ({ ...frame, ...(kept.get(frame.id) ?? { x: 0, y: 0 }) }))));
  let bottom = Math.max(...known.map((frame) => (places.get(frame.id)?.y ?? 0) + frame.height));
  const left = Math.min(...known.map((frame) => kept.get(frame.id)?.x ?? 0));
  for (const frame of frames) {
    if (kept.has(frame.id)) continue;
    const y = snappedUp(bottom + GAP);
    places.set(frame.id, { x: left, y });
    bottom = y + frame.height;
  }
  return places;
}

/**
 * Frames keep their places; one that another has grown over moves down until it is covered no more, and goes back when there is
 * room, unless a frame was moved by hand meanwhile, which keeps all as it is seen.
 */
function apart(frames: readonly Standing[]): ReadonlyMap<string, Place> {
  const placed: Standing[] = [];
  for (const frame of frames.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    let y = frame.y;
    const isCovered = (other: Standing) =>
      frame.x < other.x + other.width &&
      other.x < frame.x + frame.width &&
      y < other.y + other.height &&
      other.y < y + frame.height;
    for (let other = placed.find(isCovered); other !== undefined; other = placed.find(isCovered))
      y = snappedUp(other.y + other.height + GAP);
    placed.push({ ...frame, y });
  }
  return new Map(placed.map(({ id, x, y }) => [id, { x, y }]));
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

/** Columns by layer; frames that have to do with no other fill the first one, and when it is full, columns behind the last. */
function columns(
  frames: readonly Sized[],
  layers: ReadonlyMap<string, number>,
  joined: ReadonlySet<string>,
): readonly (readonly Sized[])[] {
  const first = frames.filter((frame) => layers.get(frame.id) === 0);
  const area = frames.reduce((sum, { width, height }) => sum + (width + LANE) * (height + GAP), 0);
  const tallest = Math.max(TALLEST, Math.sqrt(area / PAGE));
  const overflow = new Set(overflowing(first, joined, tallest));
  const count = Math.max(-1, ...layers.values()) + 1;
  const layered = Array.from({ length: count }, (_, layer) =>
    frames.filter((frame) => layers.get(frame.id) === layer && !overflow.has(frame.id)),
  );
  return [
    ...layered.flatMap((column) => chunks(column, Math.max(LONGEST, tallest))),
    ...chunks(
      first.filter((frame) => overflow.has(frame.id)),
      tallest,
    ),
  ];
}

/** Columns from left to right, or in rows that are as wide as the pane if that makes the whole so much larger. */
function mostLegible(
  frames: readonly Sized[],
  found: readonly (readonly Sized[])[],
  pane: Area | undefined,
): ReadonlyMap<string, Place> {
  const across = inRows(found, rowWidth(found));
  if (pane === undefined) return across;
  const stacked = inRows(found, pane.width);
  return fitZoom(frames, stacked, pane) > WORTH_STACKING * fitZoom(frames, across, pane) ? stacked : across;
}

/** The width at which columns that cannot stand in one row have the shape of a page. */
function rowWidth(all: readonly (readonly Sized[])[]): number {
  const width = all.reduce((sum, column) => sum + widthOf(column), 0);
  const height = Math.max(0, ...all.map((column) => column.reduce((sum, frame) => sum + frame.height + GAP, 0)));
  return pageWidth(width * height, LONGEST);
}

function widthOf(column: readonly Sized[]): number {
  return Math.max(0, ...column.map((frame) => frame.width)) + LANE;
}

/** Columns side by side; when a row would grow wider than `widest`, the next column begins another row below it. */
function inRows(all: readonly (readonly Sized[])[], widest: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let x = PAGE_MARGIN;
  let top = PAGE_MARGIN;
  let bottom = PAGE_MARGIN;
  for (const column of all) {
    const width = widthOf(column);
    if (x > PAGE_MARGIN && x + width > widest) {
      x = PAGE_MARGIN;
      top = snappedUp(bottom - GAP + ROW_GAP);
    }
    let y = top;
    for (const frame of column) {
      places.set(frame.id, { x, y });
      y = snappedUp(y + frame.height + GAP);
    }
    bottom = Math.max(bottom, y);
    x = snappedUp(x + width);
  }
  return places;
}

/** Ids of lone frames that the first column has no room for. */
function overflowing(first: readonly Sized[], joined: ReadonlySet<string>, tallest: number): readonly string[] {
  let height = first.filter((frame) => joined.has(frame.id)).reduce((sum, frame) => sum + frame.height + GAP, PAGE_MARGIN);
  return first.flatMap((frame) => {
    if (joined.has(frame.id)) return [];
    if (height > PAGE_MARGIN && height + frame.height > tallest) return [frame.id];
    height += frame.height + GAP;
    return [];
  });
}

/** Frames in columns of a height that can be overlooked. */
function chunks(frames: readonly Sized[], tallest: number): readonly (readonly Sized[])[] {
  const filled: Sized[][] = [];
  let height = Number.POSITIVE_INFINITY;
  for (const frame of frames) {
    if (height + frame.height > tallest) {
      filled.push([]);
      height = PAGE_MARGIN;
    }
    filled.at(-1)?.push(frame);
    height += frame.height + GAP;
  }
  return filled;
}
