import './drawing.css';
import { useInternalNode, ViewportPortal } from '@xyflow/react';
import { type PointerEvent, useCallback } from 'react';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { usePointerDrag } from '../canvas/use-pointer-drag.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { connection } from './connecting.js';
import { draftStore, letGo, type Point, takeUp } from './draft-store.js';
import { openPicker } from './picker-store.js';
import { partAt, useLanding } from './use-canvas-drop.js';

/** The handles of one part, the one under the pointer or the selected one: its port to draw an edge from, and what adds after it. */
export function HandleLayer({ id }: { readonly id: string | undefined }) {
  // here and not at the port: an edge goes on when the pointer leaves the part whose port it was drawn from
  const begin = useLooseEdge(id ?? '');
  const node = useInternalNode(id ?? '');
  const known = useEditorState((state) => id !== undefined && state.analysis?.index.get(id) !== undefined);
  if (id === undefined || node === undefined || !known) return null;
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node;
  return (
    <ViewportPortal>
      <div className="rw-handles" style={{ transform: `translate(${x}px, ${y}px)` }}>
        <Port x={width} y={height / 2} onPointerDown={begin} />
        <button
          type="button"
          className="rw-handle-add nodrag nopan"
          tabIndex={-1}
          aria-label={texts.drawing.addAfter}
          title={texts.drawing.addAfter}
          style={{ left: width / 2 - 9, top: height - 9 }}
          onClick={() => openPicker({ mode: 'add', of: id })}
        >
          <Icon name="plus" size={14} />
        </button>
      </div>
    </ViewportPortal>
  );
}

interface PortProps extends Point {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

function Port({ x, y, onPointerDown }: PortProps) {
  return (
    <button
      type="button"
      className="rw-handle-port nodrag nopan"
      tabIndex={-1}
      aria-label={texts.drawing.drawFrom}
      title={texts.drawing.drawFrom}
      style={{ left: x - 12, top: y - 12 }}
      onPointerDown={onPointerDown}
    />
  );
}

/** An edge hangs from a port to the pointer until it is let go; Escape drops it. */
function useLooseEdge(id: string): (event: PointerEvent<HTMLElement>) => void {
  const editor = useEditor();
  const land = useLanding();
  const follow = usePointerDrag();
  return useCallback(
    (event) => {
      const node = editor.state.analysis?.index.get(id);
      if (node === undefined || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      const box = event.currentTarget.getBoundingClientRect();
      const from: Point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const title = 'word' in node.part ? node.part.word : node.frame.title;
      follow({
        onMove: (move) => {
          const pointer = { x: move.clientX, y: move.clientY };
          draftStore.setState({ pointer, over: partAt(pointer) });
        },
        onDrop: (up) => land({ x: up.clientX, y: up.clientY }),
        onCancel: letGo,
      });
      takeUp({ label: title, editAt: (to) => connection(node, to), from });
      draftStore.setState({ pointer: from });
    },
    [editor, id, land, follow],
  );
}
