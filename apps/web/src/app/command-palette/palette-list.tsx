import './command-palette.css';
import { useEffect, useRef } from 'react';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';
import { capsOf } from '../commands/key-chord.js';
import type { Match } from './match.js';
import type { PaletteEntry } from './palette-entries.js';

interface PaletteListProps {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
  readonly chosen: number;
  readonly query: string;
  readonly onPoint: (index: number) => void;
  readonly onTake: (entry: PaletteEntry) => void;
}

/** What the query found, under the heads of its groups. The focus stays in the input; the chosen row is its active descendant. */
export function PaletteList({ id, entries, chosen, query, onPoint, onTake }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="rw-palette-list" role="listbox" id={id} aria-label={texts.commands.palette} ref={list} tabIndex={-1}>
      {entries.length === 0 && <p className="rw-palette-none">{texts.commands.nothing(query)}</p>}
      {entries.map((entry, index) => (
        <div key={entry.id} role="presentation">
          {entry.group !== entries[index - 1]?.group && (
            <div className="rw-palette-group" role="presentation">
              {texts.commands.groups[entry.group]}
            </div>
          )}
          {/** biome-ignore lint/a11y/useKeyWithClickEvents: keys act in the input, which keeps the focus */}
          {/** biome-ignore lint/a11y/useFocusableInteractive: the active descendant of the input is never focused itself */}
          <div
            className="rw-palette-row"
            role="option"
            id={`${id}-${entry.id}`}
            data-index={index}
            aria-selected={index === chosen}
            aria-disabled={entry.command?.refused !== undefined}
            onPointerMove={() => onPoint(index)}
            onClick={() => onTake(entry)}
          >
            <PaletteRow entry={entry} chosen={index === chosen} />
          </div>
        </div>
      ))}
    </div>
  );
}

function PaletteRow({ entry, chosen }: { readonly entry: PaletteEntry; readonly chosen: boolean }) {
  const keys = entry.command?.keys;
  const refused = entry.command?.refused;
  return (
    <>
      <Icon name={entry.rule ? 'rules' : (entry.command?.icon ?? 'arrowRight')} size={16} />
      <span>
        <Marked text={entry.label} match={entry.match} />
      </span>
      {entry.hint && <span className="hint">{entry.hint}</span>}
      <span className="rw-palette-row-end" data-refused={refused !== undefined || undefined}>
        {refused ?? (keys && <KeyCaps keys={capsOf(keys)} />)}
        {chosen && refused === undefined && <KeyCaps keys={['Enter']} />}
      </span>
    </>
  );
}

/** A name with the part that was found in `you`. */
function Marked({ text, match }: { readonly text: string; readonly match: Match }) {
  return (
    <>
      {text.slice(0, match.start)}
      {match.end > match.start && <mark>{text.slice(match.start, match.end)}</mark>}
      {text.slice(match.end)}
    </>
  );
}
