import '../canvas/families.css';
import './palette.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import { SearchField } from '../../design/fields/search-field.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';
import { useDrawing } from '../drawing/use-drawing.js';
import { useEditor } from '../editor-context.js';
import { type PaletteGroup, type PaletteTool, paletteGroups } from './palette-groups.js';
import { SourceRow } from './source-row.js';
import { ToolButton } from './tool-button.js';
import { useTools, useTypes } from './use-palette.js';

/** Everything that can be drawn: search first, drag it onto the canvas, or Enter to put it after what is selected. */
export function Palette() {
  const [sought, setSought] = useState('');
  const list = useRef<HTMLElement>(null);
  const groups = paletteGroups(useTools(), useTypes(), sought);
  const editor = useEditor();
  const draw = useDrawing();
  const words = texts.palette;
  const place = (tool: PaletteTool) => {
    const at = editor.state.selected;
    void draw({ kind: 'place', tool: tool.id, ...(at === undefined ? {} : { at }) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const first = groups[0]?.tools[0];
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && sought.trim() !== '' && first) {
      event.preventDefault();
      place(first);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    walk(event.currentTarget, step);
  };
  return (
    <nav className="rw-types" aria-label={words.label} ref={list} onKeyDown={onKeyDown}>
      <div className="rw-types-search">
        <SearchField label={words.search} value={sought} onChange={setSought} />
      </div>
      <div className="rw-types-list">
        {groups.map((group) => (
          <Group key={group.id} group={group} open={sought.trim() !== ''} onPlace={place} />
        ))}
        {groups.length === 0 && sought !== '' && <p className="rw-types-group hint">{words.nothing(sought)}</p>}
      </div>
      <footer className="rw-types-foot">
        <KeyCaps keys={['Enter']} /> {words.adds}
      </footer>
    </nav>
  );
}

interface GroupProps {
  readonly group: PaletteGroup;
  readonly open: boolean;
  readonly onPlace: (tool: PaletteTool) => void;
}

function Group({ group, open, onPlace }: GroupProps) {
  return (
    <section aria-label={group.name}>
      <h3 className="rw-types-group">
        {group.name} {group.form === 'sources' && <span>{group.tools.length}</span>}
      </h3>
      {group.form === 'sources' ? (
        <ul>
          {group.tools.map((tool) => (
            <SourceRow key={tool.id} tool={tool} open={open} onPlace={() => onPlace(tool)} />
          ))}
        </ul>
      ) : (
        <div className="rw-tools">
          {group.tools.map((tool) => (
            <ToolButton key={tool.id} tool={tool} onPlace={() => onPlace(tool)} />
          ))}
        </div>
      )}
    </section>
  );
}

/** The arrows go from one tool to the next, out of the search too. */
function walk(within: HTMLElement, by: 1 | -1): void {
  const stops = [...within.querySelectorAll<HTMLElement>('input, [data-tool], [data-sample]')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
}
