import type { Place, Places } from '../document/place.js';
import { PAGE_MARGIN, pageWidth, snapped } from './page-shape.js';

interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** between rows of columns */
const GAP = 32;
/** a page is never narrower than this */
const NARROWEST = 1_600;

/**
 * A layered layout as a page: columns that would make one endless row go on in rows below it. Within a row every frame keeps its place
 * beside the others. O(n log n).
 */
export function wrapToPage(frames: readonly Sized[], places: Places): Places {
  const columns = columnsOf(frames, places);
  const area = columns.reduce((sum, column) => sum + (column.right - column.left) * (column.bottom - column.top), 0);
  const widest = pageWidth(area, NARROWEST);
  const wrapped = new Map<string, Place>();
  let top = PAGE_MARGIN;
  for (const row of rowsOf(columns, widest)) {
    const left = row[0]?.left ?? 0;
    const rowTop = Math.min(...row.map((column) => column.top));
    for (const { id, x, y } of row.flatMap(({ boxes }) => boxes))
      wrapped.set(id, { x: snapped(x - left + PAGE_MARGIN), y: snapped(y - rowTop + top) });
    top = snapped(top + Math.max(...row.map((column) => column.bottom)) - rowTop + GAP);
  }
  return wrapped;
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly boxes: readonly (Sized & Place)[];
}

/** Frames that stand above each other, from left to right. */
function columnsOf(frames: readonly Sized[], places: Places): readonly Column[] {
  const boxes = frames.flatMap((frame) => {
    const place = places.get(frame.id);
    return place ? [{ ...frame, ...place }] : [];
  });
  const columns: Column[] = [];
  for (const box of boxes.toSorted((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && box.x < last.right) columns[columns.length - 1] = widened(last, box);
    else columns.push(widened(undefined, box));
  }
  return columns;
}

function widened(column: Column | undefined, box: Sized & Place): Column {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  return {
    left: column?.left ?? box.x,
    right: Math.max(column?.right ?? right, right),
    top: Math.min(column?.top ?? box.y, box.y),
    bottom: Math.max(column?.bottom ?? bottom, bottom),
    boxes: [...(column?.boxes ?? []), box],
  };
}

function rowsOf(columns: readonly Column[], widest: number): readonly (readonly Column[])[] {
  const rows: Column[][] = [];
  for (const column of columns) {
    const row = rows.at(-1);
    if (row?.[0] && column.right - row[0].left <= widest) row.push(column);
    else rows.push([column]);
  }
  return rows;
}
