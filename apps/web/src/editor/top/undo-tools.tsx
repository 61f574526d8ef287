import { IconButton } from '../../design/button/icon-button.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';

/** Takes back and brings again, whichever pane the step was made in. */
export function UndoTools() {
  const model = useEditor();
  const canUndo = useEditorState((state) => state.canUndo);
  const canRedo = useEditorState((state) => state.canRedo);
  return (
    <span className="rw-undo-tools">
      <IconButton icon="undo" label={texts.editor.undo} disabled={!canUndo} onClick={() => model.undo()} />
      <IconButton icon="redo" label={texts.editor.redo} disabled={!canRedo} onClick={() => model.redo()} />
    </span>
  );
}
