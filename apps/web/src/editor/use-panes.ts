import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useCommands } from '../app/commands/use-commands.js';
import { texts } from '../texts/texts.js';
import { hiddenIn, PANES, type Pane, paletteShown, toggled, withPalette } from './panes.js';

export interface ShownPanes {
  readonly canvas: boolean;
  readonly epl: boolean;
  readonly palette: boolean;
  readonly toggle: (pane: Pane) => void;
  readonly togglePalette: () => void;
}

/** Which panes are in sight; kept in the address, switched by the buttons of the pane's head and by `1`, `2` and `t`. */
export function usePanes(): ShownPanes {
  const [search, setSearch] = useSearchParams();
  const panes = useMemo(() => {
    const hidden = hiddenIn(search);
    const palette = paletteShown(search, window.innerWidth);
    return {
      canvas: !hidden.has('canvas'),
      epl: !hidden.has('epl'),
      palette,
      toggle: (pane: Pane) => setSearch(toggled(search, pane), { replace: true }),
      togglePalette: () => setSearch(withPalette(search, !palette), { replace: true }),
    };
  }, [search, setSearch]);
  usePaneKeys(panes);
  return panes;
}

function usePaneKeys({ toggle, togglePalette }: ShownPanes): void {
  const commands = useMemo(
    () => [
      ...PANES.map((pane, index) => ({
        id: `panes.${pane}`,
        label: texts.editor.togglePane(texts.editor[pane]),
        group: 'do' as const,
        icon: pane === 'canvas' ? ('rules' as const) : ('code' as const),
        keys: String(index + 1),
        run: () => toggle(pane),
      })),
      {
        id: 'panes.palette',
        label: texts.editor.togglePane(texts.palette.label),
        group: 'do' as const,
        icon: 'typeInList' as const,
        keys: 't',
        run: togglePalette,
      },
    ],
    [toggle, togglePalette],
  );
  useCommands(commands);
}
