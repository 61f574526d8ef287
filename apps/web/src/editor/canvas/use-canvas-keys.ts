import type { KeyboardEvent } from 'react';
import { useEditor } from '../editor-context.js';
import { nextInCanvas } from './canvas-keys.js';

/** The arrow keys and Enter within the picture. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const editor = useEditor();
  return (event) => {
    const { selected, analysis } = editor.state;
    const next = nextInCanvas(event.shiftKey ? `Shift+${event.key}` : event.key, selected, analysis?.index);
    if (next.kind === 'none' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (next.kind === 'text') editor.select(selected, { reveal: 'text', focus: true });
    else if (next.kind === 'edit') focusInspector();
    else editor.select(next.id, { reveal: 'canvas', focus: true });
  };
}

/** The first field of the selected part's form. */
function focusInspector(): void {
  document.querySelector<HTMLElement>('.rw-form :is(input, select, textarea, button)')?.focus();
}
