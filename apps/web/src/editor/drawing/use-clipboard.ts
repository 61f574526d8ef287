import { useEffect } from 'react';
import { useEditor } from '../editor-context.js';
import { copied, PART_TYPE, type PieceKind, pasted } from './clipboard.js';
import { selectedIds } from './selected-ids.js';
import { useDrawing } from './use-drawing.js';

const KINDS: readonly PieceKind[] = ['statements', 'pattern', 'window', 'condition'];

/** Copy, cut and paste of parts of the picture, as EPL. Fields, Monaco and marked text on the page keep the browser's own. */
export function useClipboard(): void {
  const editor = useEditor();
  const draw = useDrawing();
  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      const { analysis } = editor.state;
      if (isTheirs(event.target) || !getSelection()?.isCollapsed || !analysis || analysis.text !== editor.state.text) return false;
      const piece = copied(analysis, selectedIds(editor.state));
      if (piece === undefined) return false;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', piece.text);
      event.clipboardData?.setData(PART_TYPE, piece.kind);
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (copy(event)) void draw({ kind: 'delete', ids: selectedIds(editor.state) });
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTheirs(event.target) || text.trim() === '') return;
      event.preventDefault();
      const kind = KINDS.find((each) => each === event.clipboardData?.getData(PART_TYPE)) ?? 'statements';
      const { selected, analysis } = editor.state;
      void draw(pasted({ kind, text }, selected === undefined ? undefined : analysis?.index.get(selected)), { focus: true });
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
    };
  }, [editor, draw]);
}

function isTheirs(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input, textarea, select, [contenteditable], .monaco-editor, [role="dialog"]') !== null;
}
