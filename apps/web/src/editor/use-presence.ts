import { useEffect } from 'react';
import { useSession } from '../app/session/session.js';
import { sayEditing, watchCanvas } from '../live/live-session.js';
import { useEditorState } from './editor-context.js';

/** Tells those who have the same rule open that this window has it too, and whether it edits; its counters come meanwhile. */
export function usePresence(rule: string): void {
  const { may } = useSession();
  const editing = useEditorState((state) => state.text !== state.savedText) && may('engineer');
  useEffect(() => {
    watchCanvas(rule);
    return () => watchCanvas(null);
  }, [rule]);
  useEffect(() => sayEditing(editing), [editing]);
}
