import { type PointerEvent, useCallback } from 'react';
import { useSession } from '../../app/session/session.js';
import { usePointerDrag } from '../canvas/use-pointer-drag.js';
import { useEditor } from '../editor-context.js';
import { connection } from './connecting.js';
import { draftStore, letGo, takeUp } from './draft-store.js';
import { partAt, useLanding } from './use-canvas-drop.js';

/** So far the pointer goes before a press is a drag. */
const SLACK_PX = 5;
/** Parts of a pattern stand below the source that holds it. */
const IN_PATTERN = /\/(?:from\.\d+|trigger)\/pattern\/.+/;

/** True of a part that can be taken by its body and put elsewhere. */
export function isMovable(id: string): boolean {
  return IN_PATTERN.test(id);
}

/** A part of a pattern is dragged onto another, behind which it shall come, or into a box. Escape puts it back. */
export function usePartDrag(): (event: PointerEvent<HTMLElement>) => void {
  const editor = useEditor();
  const land = useLanding();
  const follow = usePointerDrag();
  const { may } = useSession();
  const mayEdit = may('engineer');
  return useCallback(
    (event) => {
      const target = event.target as HTMLElement;
      const id = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      if (!mayEdit || id === undefined || event.button !== 0 || !isMovable(id) || target.closest('button, input')) return;
      const node = editor.state.analysis?.index.get(id);
      if (node === undefined) return;
      const { clientX, clientY } = event;
      let carried = false;
      const onMove = (move: globalThis.PointerEvent) => {
        const pointer = { x: move.clientX, y: move.clientY };
        if (!carried && Math.hypot(pointer.x - clientX, pointer.y - clientY) < SLACK_PX) return;
        if (!carried)
          takeUp({
            label: 'word' in node.part ? node.part.word : node.frame.title,
            editAt: (to) => (to === undefined ? undefined : connection(node, to)),
          });
        carried = true;
        draftStore.setState({ pointer, over: partAt(pointer) });
      };
      follow({
        onMove,
        onDrop: (up) => {
          if (carried) land({ x: up.clientX, y: up.clientY });
        },
        onCancel: () => {
          if (carried) letGo();
        },
      });
    },
    [editor, land, follow, mayEdit],
  );
}
