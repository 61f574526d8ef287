import { useEffect } from 'react';
import { api } from '../app/api/trpc.js';
import { useSession } from '../app/session/session.js';
import type { EditorState } from './document/editor-state.js';
import { groupsOf } from './document/frame-groups.js';
import type { FrameGroup } from './document/place.js';
import { useEditor } from './editor-context.js';

const PAUSE_MS = 600;

/** How frames were put and grouped by hand is shared by everybody: it goes to the server shortly after a move. */
export function usePlaces(): void {
  const model = useEditor();
  const { may } = useSession();
  const mayKeep = may('engineer');
  useEffect(() => {
    if (!mayKeep) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let waiting: EditorState | undefined;
    const keep = () => {
      if (waiting === undefined) return;
      const nodes = Object.fromEntries([...waiting.places].map(([id, { x, y }]) => [id, { x, y }]));
      const layout = { nodes, groups: keptGroups(waiting) };
      waiting = undefined;
      // a place that is not kept costs a drag next time; it is not worth a message
      api.layouts.save.mutate({ name: model.name, layout }).catch(() => undefined);
    };
    const end = model.store.subscribe((state, before) => {
      const isStored = state.savedText !== before.savedText && state.groups.length > 0;
      if (state.places === before.places && state.groups === before.groups && !isStored) return;
      waiting = state;
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    });
    return () => {
      clearTimeout(pause);
      end();
      keep();
    };
  }, [model, mayKeep]);
}

/**
 * Groups without what has been deleted for good: another statement may get the id of one that is gone. As long as the text is
 * not stored, nothing is: everybody else still has it, and undo may bring it back. What came back is kept again with the next
 * text that is stored.
 */
function keptGroups({ groups, analysis, text, savedText }: EditorState): readonly FrameGroup[] {
  if (text !== savedText || analysis?.text !== text) return groups;
  const frames = analysis.diagram.frames.map(({ id }) => id);
  return groupsOf(groups, frames);
}
