import './note.css';
import type { NodeProps } from '@xyflow/react';
import { type KeyboardEvent, memo, useState } from 'react';
import { texts } from '../../../texts/texts.js';
import { useDrawing } from '../../drawing/use-drawing.js';
import { useEditor } from '../../editor-context.js';
import type { NoteFlowNode } from '../canvas-data.js';

/** A comment between statements: read on the canvas, written in place. Without a text it goes. */
export const NoteNode = memo(function NoteNode({ data }: NodeProps<NoteFlowNode>) {
  const { note } = data.box;
  const [draft, setDraft] = useState<string>();
  const draw = useDrawing();
  const { mayNotEdit } = useEditor();
  const commit = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const text = draft.trim();
    if (text === note.text) return;
    void draw(text === '' ? { kind: 'delete', ids: [note.id] } : { kind: 'set-note', id: note.id, text });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') setDraft(undefined);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit();
  };
  if (draft === undefined) {
    return (
      <button
        type="button"
        className="rw-note"
        {...(mayNotEdit === undefined
          ? { 'aria-label': texts.canvas.editNote(note.text), onClick: () => setDraft(note.text) }
          : { disabled: true })}
      >
        {note.text}
      </button>
    );
  }
  return (
    <textarea
      className="rw-note nodrag nowheel nopan"
      aria-label={texts.canvas.noteText}
      // biome-ignore lint/a11y/noAutofocus: a click on the note asked to write in it
      autoFocus
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
});
