import './key-help.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { KeyCaps } from '../../design/marks/key-caps.js';
import { texts } from '../../texts/texts.js';
import type { CommandGroup } from '../commands/command.js';
import { capsOf } from '../commands/key-chord.js';
import { setSingleLetters } from '../commands/key-listener.js';
import { commandRegistry, useAllCommands } from '../commands/use-commands.js';
import { closeKeyHelp, useKeyHelpOpen } from './key-help-store.js';
import { type KeyLine, keyLines } from './key-lines.js';

const GROUPS: readonly CommandGroup[] = ['do', 'go', 'help'];

/** All keys that act on this screen, by what they do; made from the commands on offer, so it is never out of date. */
export function KeyHelp() {
  const open = useKeyHelpOpen();
  return (
    <Modal
      opened={open}
      onClose={closeKeyHelp}
      title={texts.commands.keysTitle}
      size={640}
      closeButtonProps={{ 'aria-label': texts.common.close }}
    >
      <KeyLists />
      <SingleLetters />
      <p className="rw-key-help-credit hint">
        {texts.commands.drawnWith} <a href="https://reactflow.dev">React Flow</a>
      </p>
    </Modal>
  );
}

function KeyLists() {
  const commands = useAllCommands();
  return (
    <div className="rw-key-help">
      {GROUPS.map((group) => ({ group, list: commands.filter((command) => command.group === group) }))
        .filter(({ list }) => list.length > 0)
        .map(({ group, list }) => (
          <section key={group}>
            <h3>{texts.commands.groups[group]}</h3>
            <ul>
              {keyLines(list).map((line) => (
                <KeyRow key={line.label} line={line} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function KeyRow({ line: { label, keys } }: { readonly line: KeyLine }) {
  return (
    <li>
      {label}
      <span className="rw-key-help-keys">
        {keys.map(capsOf).map((caps) => (
          <span key={caps.join(' ')}>
            <KeyCaps keys={caps} />
            <span className="visually-hidden">{caps.join(' ')}</span>
          </span>
        ))}
      </span>
    </li>
  );
}

/** Single letters can be switched off: some people speak to their computer (WCAG 2.1.4). */
function SingleLetters() {
  const [on, setOn] = useState(commandRegistry.singleLetters);
  return (
    <label className="rw-key-help-foot">
      <input
        className="rw-check"
        type="checkbox"
        checked={on}
        onChange={(event) => {
          setOn(event.currentTarget.checked);
          setSingleLetters(event.currentTarget.checked);
        }}
      />
      {texts.commands.singleLetters}
      <span className="hint">{texts.commands.singleLettersHint}</span>
    </label>
  );
}
