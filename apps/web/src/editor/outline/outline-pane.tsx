import '../canvas/families.css';
import './outline.css';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { texts } from '../../texts/texts.js';
import { RefusalNote } from '../drawing/refusal-note.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { nextInOutline } from './outline-keys.js';
import { OutlineLine } from './outline-line.js';
import { type OutlineRow, outlineRows, unfolded } from './outline-rows.js';

const NO_ROWS: readonly OutlineRow[] = [];

/**
 * The same rule as a list: everything that the picture shows, for keyboard and screen reader. Selection is shared with the
 * other panes. `alone`: no canvas is beside it.
 */
export function OutlinePane({ alone }: { readonly alone: boolean }) {
  const editor = useEditor();
  const diagram = useEditorState((state) => state.analysis?.diagram);
  const selected = useEditorState((state) => state.selected);
  const also = useEditorState((state) => state.also);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => (diagram ? outlineRows(diagram) : NO_ROWS), [diagram]);
  const rows = useMemo(() => unfolded(all, folded), [all, folded]);
  const list = useRef<HTMLDivElement>(null);
  const words = texts.outline;
  const reveal = useEditorState((state) => state.reveal);
  useFollow(list, selected);
  // what was just drawn takes the focus here when there is no picture to take it
  useEffect(() => {
    if (!alone || reveal?.pane !== 'canvas' || !reveal.focus) return;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [alone, reveal]);

  const fold = (id: string, shut: boolean) =>
    setFolded((before) => new Set(shut ? [...before, id] : [...before].filter((each) => each !== id)));
  const go = (id: string) => {
    editor.select(id, { reveal: 'text' });
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (event.key === 'Enter' && selected !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector<HTMLElement>('.rw-form :is(input, select, textarea)')?.focus();
      return;
    }
    const step = nextInOutline(event.key, selected, { rows, folded });
    if (step.kind === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'go') go(step.id);
    else fold(step.id, step.kind === 'fold');
  };

  return (
    <section className="rw-outline" aria-label={texts.editor.outline}>
      <div className="rw-outline-head" aria-hidden>
        <span>{words.part}</span>
        <span>{words.fields}</span>
        <span>{words.passes}</span>
      </div>
      <div className="rw-outline-rows" role="tree" tabIndex={-1} aria-label={words.label} ref={list} onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <OutlineLine
            key={row.id}
            row={row}
            selected={row.id === selected || also.has(row.id)}
            focusable={selected === undefined ? index === 0 : row.id === selected}
            folded={folded.has(row.id)}
            onFold={(shut) => fold(row.id, shut)}
          />
        ))}
      </div>
      {alone && <RefusalNote />}
      {diagram && rows.length === 0 && (
        <div className="rw-canvas-empty">
          <EmptyState title={texts.canvas.emptyTitle} reason={texts.canvas.emptyReasonWithoutPalette} />
        </div>
      )}
      <footer className="rw-outline-foot">
        {words.keys.map(({ keys, does }) => (
          <span key={does}>
            <KeyCaps keys={keys} /> {does}
          </span>
        ))}
      </footer>
    </section>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** The row of what another pane selects comes into sight. */
function useFollow(list: { readonly current: HTMLDivElement | null }, selected: string | undefined): void {
  useEffect(() => {
    if (selected === undefined) return;
    list.current?.querySelector(`[data-id="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [list, selected]);
}
