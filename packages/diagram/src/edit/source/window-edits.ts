import type { View } from '@rulewright/epl/syntax';
import type { EditOf } from '../diagram-edit.js';
import { readViews } from '../fragment.js';
import { type Change, refuse } from '../outcome.js';
import type { Scene } from '../scene.js';
import { createdWindow, streamAt } from './stream-at.js';

const NO_STREAM = 'a window keeps the events of a stream, and this is none';
const NO_STREAM_HINT = 'drop it on a source of a select, or on a named window';

/** One more window for a stream or a named window. */
export function addWindow(scene: Scene, { id, view, at }: EditOf<'add-window'>): Change {
  const holder = createdWindow(scene, id) ?? streamAt(scene, id);
  if (!holder) return refuse(NO_STREAM, NO_STREAM_HINT);
  const read = readViews(scene, view);
  if (read.kind === 'refused') return read;
  if (holder.kind === 'stream' && holder.source.kind !== 'event-filter' && holder.source.kind !== 'pattern-source')
    return refuse('a lookup keeps no events', 'put the window on the other side of the join');
  const place = at ?? holder.views.length;
  const views = [...holder.views.slice(0, place), ...read.node, ...holder.views.slice(place)];
  return scene.replace(holder, { ...holder, views });
}

export function setWindow(scene: Scene, { id, view }: EditOf<'set-window'>): Change {
  const node = scene.node(id);
  if (node?.kind !== 'view') return refuse('this is no window');
  const read = readViews(scene, view);
  if (read.kind === 'refused') return read;
  const [now, another] = read.node;
  return now && !another ? scene.replace(node, now) : refuse('one window stands here', 'add the others behind it');
}

/** A named window needs none of its own: it then keeps all. */
export function deleteWindow(scene: Scene, view: View): Change {
  const holder = scene.parentOf(view);
  if (holder?.kind !== 'stream' && holder?.kind !== 'create-window') return refuse('this window cannot be taken away');
  const views = holder.views.filter((each) => each !== view);
  if (holder.kind === 'create-window' && views.length === 0)
    return refuse('a named window needs to know what it keeps', 'add another window first, such as keepall');
  return scene.replace(holder, { ...holder, views });
}
