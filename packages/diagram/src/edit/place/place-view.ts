import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { createdWindow, firstStream, streamAt } from '../source/stream-at.js';
import { addWindow } from '../source/window-edits.js';
import { fill } from './fill.js';
import { groundInside, groundOfStream } from './ground.js';

/**
 * A window for the stream that it was dropped on, or for the only one of the statement; one that splits by key goes first, and needs one
 * behind it.
 */
export function placeView(scene: Scene, { view, first }: { readonly view: string; readonly first?: true }, at: string): Change {
  const window = createdWindow(scene, at);
  const stream = window ? undefined : (streamAt(scene, at) ?? firstStream(scene, at));
  const holder = window ?? stream;
  if (!holder) return refuse('a window keeps the events of one source', 'drop it on a source of a select, or on a named window');
  const ground = stream ? groundOfStream(scene, stream) : groundInside(scene, at);
  const text = fill(scene, first && holder.views.length === 0 ? `${view}#length(100)` : view, { ground, at });
  if (text.kind === 'refused') return text;
  const id = stream ? scene.idOf(stream) : at;
  return addWindow(scene, { kind: 'add-window', id, view: text.node, ...(first ? { at: 0 } : {}) });
}
