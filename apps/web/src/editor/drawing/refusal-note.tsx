import './drawing.css';
import { useEffect } from 'react';
import { Icon } from '../../design/icon.js';
import { sentence } from '../../texts/sentence.js';
import { useEditor, useEditorState } from '../editor-context.js';

const SHOWN_MS = 8_000;

/** Why the last edit was not taken, and the way out if there is one. */
export function RefusalNote() {
  const editor = useEditor();
  const refusal = useEditorState((state) => state.refusal);
  useEffect(() => {
    if (refusal === undefined) return;
    const timer = setTimeout(() => editor.refused(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [editor, refusal]);
  return (
    <div className="rw-refusal-place" role="status">
      {refusal && (
        <p className="rw-refusal">
          <Icon name="not" size={14} />
          <span>
            {sentence(refusal.reason)}
            {refusal.hint && <span className="hint">{sentence(refusal.hint)}</span>}
          </span>
        </p>
      )}
    </div>
  );
}
