import './canvas.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../design/button/icon-button.js';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { useEditor, useEditorState } from '../editor-context.js';
import { findParts } from './find-parts.js';

/** Finds parts of the picture by what they say: Enter goes to the next one, Shift Enter to the one before, Escape closes. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const index = useEditorState((state) => state.analysis?.index);
  const selected = useEditorState((state) => state.selected);
  const [sought, setSought] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const found = findParts(index, sought);
  const at = selected === undefined ? -1 : found.indexOf(selected);
  const words = texts.canvas;
  useEffect(() => field.current?.focus(), []);
  const go = (by: 1 | -1) => {
    const next = found[at === -1 ? (by === 1 ? 0 : found.length - 1) : (at + by + found.length) % found.length];
    if (next !== undefined) editor.select(next, { reveal: 'canvas' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') onClose();
  };
  return (
    <search className="rw-canvas-find">
      <div className="rw-input">
        <Icon name="search" size={14} />
        <input
          ref={field}
          aria-label={words.find}
          placeholder={words.find}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <output className="hint num">{sought.trim() !== '' && words.found(at + 1, found.length)}</output>
      </div>
      <IconButton size="small" icon="chevronUp" label={words.findBefore} disabled={found.length === 0} onClick={() => go(-1)} />
      <IconButton size="small" icon="chevronDown" label={words.findNext} disabled={found.length === 0} onClick={() => go(1)} />
      <IconButton size="small" icon="x" label={words.findClose} onClick={onClose} />
    </search>
  );
}
