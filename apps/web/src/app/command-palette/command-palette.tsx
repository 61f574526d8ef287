import './command-palette.css';
import { Modal } from '@mantine/core';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../../design/icon.js';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';
import { useAllCommands } from '../commands/use-commands.js';
import { rulePath } from '../rule-path.js';
import { type PaletteEntry, paletteEntries } from './palette-entries.js';
import { PaletteList } from './palette-list.js';
import { closePalette, usePaletteOpen } from './palette-store.js';
import { usePaletteRules } from './use-palette-rules.js';

/** Rules, places and actions by name, from anywhere, by Ctrl K. */
export function CommandPalette() {
  const open = usePaletteOpen();
  return (
    <Modal
      opened={open}
      onClose={closePalette}
      withCloseButton={false}
      size={696}
      padding={0}
      classNames={{ root: 'rw-palette-modal' }}
      title={texts.commands.palette}
    >
      <PaletteBody />
    </Modal>
  );
}

/** Lives only while the palette is open, so each opening begins with an empty query. */
function PaletteBody() {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const rules = usePaletteRules();
  const commands = useAllCommands();
  const entries = useMemo(() => paletteEntries(query.trim(), rules, commands), [query, rules, commands]);
  const at = Math.min(chosen, entries.length - 1);
  const take = useTake();

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + entries.length) % Math.max(entries.length, 1));
    }
    const entry = entries[at];
    if (event.key === 'Enter' && entry !== undefined) {
      event.preventDefault();
      take(entry);
    }
  };

  const words = texts.commands;
  return (
    <>
      <div className="rw-palette-input">
        <Icon name="search" />
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries[at] && `${listId}-${entries[at].id}`}
          aria-label={words.palette}
          placeholder={words.paletteInput}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        {words.paletteScope}
        <KeyCaps keys={['Escape']} />
      </div>
      <PaletteList id={listId} entries={entries} chosen={at} query={query} onPoint={setChosen} onTake={take} />
      <PaletteFoot />
    </>
  );
}

/** Runs an entry. The palette closes first, so that what opens next gets the focus. */
function useTake(): (entry: PaletteEntry) => void {
  const navigate = useNavigate();
  return (entry) => {
    if (entry.command?.refused !== undefined) return;
    closePalette();
    if (entry.rule !== undefined) void navigate(rulePath(entry.rule.name, entry.node));
    else entry.command?.run();
  };
}

function PaletteFoot() {
  const words = texts.commands;
  return (
    <footer className="rw-palette-foot">
      <KeyCaps keys={['ArrowUp', 'ArrowDown']} /> {words.move}
      <KeyCaps keys={['Enter']} /> {words.take}
      <span className="rw-palette-foot-end">
        <span>
          <span className="mono">&gt;</span> {words.prefixDo}
        </span>
        <span>
          <span className="mono">?</span> {words.prefixHelp}
        </span>
      </span>
    </footer>
  );
}
