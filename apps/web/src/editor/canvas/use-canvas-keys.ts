import type { KeyboardEvent } from 'react';
import type { EditorModel } from '../document/editor-model.js';
import { useEditor } from '../editor-context.js';
import { nextInCanvas } from './canvas-keys.js';

/** The arrow keys and Enter within the picture. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const editor = useEditor();
  return (event) => {
    const { selected, analysis } = editor.state;
    const focused = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id'] ?? selected;
    const next = nextInCanvas(event.shiftKey ? `Shift+${event.key}` : event.key, { selected, focused, index: analysis?.index });
    if (next.kind === 'none' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (next.kind === 'text') editor.select(selected, { reveal: 'text', focus: true });
    else if (next.kind === 'edit') focusInspector();
    else if (next.kind === 'extend') extendTo(editor, next.id);
    else editor.select(next.id, { reveal: 'canvas', focus: true });
  };
}

/** Selects a part too; the focus goes along, so that the next key goes on from there. */
function extendTo(editor: EditorModel, id: string): void {
  editor.select(id, { add: true });
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
}

/** The first field of the selected part's form. */
function focusInspector(): void {
  document.querySelector<HTMLElement>('.rw-form :is(input, select, textarea, button)')?.focus();
}
