import './shell.css';
import { useMemo } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { Toaster } from '../../design/toast/toaster.js';
import { texts } from '../../texts/texts.js';
import { CommandPalette } from '../command-palette/command-palette.js';
import { openPalette } from '../command-palette/palette-store.js';
import type { Command } from '../commands/command.js';
import { useCommands } from '../commands/use-commands.js';
import { KeyHelp } from '../keys/key-help.js';
import { openKeyHelp } from '../keys/key-help-store.js';
import { NEW_RULE_PATH } from '../rule-path.js';
import { chooseTheme, type ThemeChoice } from '../theme/theme-store.js';
import { PLACES } from './places.js';
import { Rail } from './rail.js';

/** What stays while the screens change: rail, palette, keys. */
export function Shell() {
  useShellCommands();
  return (
    <>
      <div className="rw-shell">
        <a className="rw-skip" href="#content">
          {texts.shell.skip}
        </a>
        <Rail />
        <div className="rw-main">
          <Outlet />
        </div>
      </div>
      <CommandPalette />
      <KeyHelp />
      <Toaster />
    </>
  );
}

/** What can be done from anywhere. */
function useShellCommands(): void {
  const navigate = useNavigate();
  const commands = useMemo(() => {
    const words = texts.commands;
    const go: readonly Command[] = PLACES.map((place) => ({
      id: `go.${place.path}`,
      label: words.goTo(place.name),
      group: 'go',
      icon: place.icon,
      keys: `g ${place.letter}`,
      run: () => void navigate(place.path),
    }));
    const themes: readonly Command[] = (['system', 'light', 'dark'] satisfies readonly ThemeChoice[]).map((choice) => ({
      id: `theme.${choice}`,
      label: words.theme(texts.shell.themes[choice]),
      group: 'do',
      icon: choice === 'dark' ? 'moon' : choice === 'light' ? 'sun' : 'deviceDesktop',
      run: () => chooseTheme(choice),
    }));
    return [
      { id: 'rule.new', label: words.newRule, group: 'do', icon: 'plus', run: () => void navigate(NEW_RULE_PATH) },
      ...go,
      ...themes,
      { id: 'keys.help', label: words.keysTitle, group: 'help', icon: 'keyboard', keys: '?', run: openKeyHelp },
      {
        id: 'palette.open',
        label: words.openPalette,
        group: 'help',
        keys: 'Mod+k',
        inFields: true,
        keyOnly: true,
        run: openPalette,
      },
      { id: 'list.search', label: words.search, group: 'help', keys: '/', keyOnly: true, run: focusSearch },
    ] satisfies readonly Command[];
  }, [navigate]);
  useCommands(commands);
}

/** `/` leads to the search field of the screen, if it has one. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}
