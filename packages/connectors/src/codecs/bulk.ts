import type { Codec, Pieces } from './codec.js';
import { ndjson } from './json.js';
import { linePieces } from './line-pieces.js';

/**
 * One action of an Elasticsearch `_bulk` body. `document` is the position of its document among the records of the batch; absent for
 * actions that carry none that we take (`delete`, `update`) and for lines that are no action.
 */
export interface BulkAction {
  readonly action: 'index' | 'create' | 'update' | 'delete' | 'malformed';
  readonly index?: string;
  readonly id?: string;
  readonly document?: number;
}

/** `_bulk`: an action line, then (but for `delete`) a document line. The records are the documents of `index` and `create`. */
export const bulk: Codec = { name: 'bulk', split: (bytes) => readBulk(bytes).pieces, decode: ndjson.decode };

/** Actions and documents of a `_bulk` body. A line that is no action is one action `malformed`, and the next line is read as one. O(bytes). */
export function readBulk(bytes: Uint8Array): { readonly actions: readonly BulkAction[]; readonly pieces: Pieces } {
  const lines = linePieces(bytes);
  const actions: BulkAction[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const text = new TextDecoder();
  for (let i = 0; i < lines.starts.length; i++) {
    const action = readAction(text.decode(bytes.subarray(lines.starts[i], lines.ends[i])));
    const takesDocument = action.action === 'index' || action.action === 'create';
    const document = takesDocument || action.action === 'update' ? i + 1 : undefined;
    if (takesDocument && document !== undefined && document < lines.starts.length) {
      actions.push({ ...action, document: starts.length });
      starts.push(lines.starts[document] ?? 0);
      ends.push(lines.ends[document] ?? 0);
    } else actions.push(takesDocument ? { ...action, action: 'malformed' } : action);
    if (document !== undefined) i = document;
  }
  return { actions, pieces: { starts, ends } };
}

const ACTIONS = ['index', 'create', 'update', 'delete'] as const;

function readAction(line: string): BulkAction {
  const decoded = ndjson.decode(line);
  if (decoded.kind === 'rejected') return { action: 'malformed' };
  const action = ACTIONS.find((name) => Object.hasOwn(decoded.record, name));
  const target = action === undefined ? undefined : decoded.record[action];
  if (action === undefined || typeof target !== 'object' || target === null) return { action: 'malformed' };
  const { _index: index, _id: id } = target as { readonly _index?: unknown; readonly _id?: unknown };
  return { action, ...(typeof index === 'string' ? { index } : {}), ...(typeof id === 'string' ? { id } : {}) };
}
