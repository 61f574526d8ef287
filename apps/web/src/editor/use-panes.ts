import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useCommands } from '../app/commands/use-commands.js';
import type { IconName } from '../design/icons.js';
import { texts } from '../texts/texts.js';
import { PALETTE_FROM, PANES, type Pane, paletteShown, shownIn, THREE_ABREAST_FROM, toggled, withPalette } from './panes.js';

export interface ShownPanes {
  readonly canvas: boolean;
  readonly epl: boolean;
  readonly outline: boolean;
  readonly palette: boolean;
  /** a strip stands where the palette would */
  readonly narrow: boolean;
  readonly toggle: (pane: Pane) => void;
  readonly togglePalette: () => void;
}

/** Which panes are in sight; kept in the address, switched by the buttons of the pane's head and by `1`, `2`, `3` and `t`. */
export function usePanes(): ShownPanes {
  const [search, setSearch] = useSearchParams();
  const narrow = useNarrow();
  const panes = useMemo(() => {
    const shown = shownIn(search);
    const palette = paletteShown(search, narrow);
    return {
      canvas: shown.has('canvas'),
      epl: shown.has('epl'),
      outline: shown.has('outline'),
      palette,
      narrow,
      toggle: (pane: Pane) => setSearch(toggled(search, pane), { replace: true }),
      togglePalette: () => setSearch(withPalette(search, !palette), { replace: true }),
    };
  }, [search, setSearch, narrow]);
  usePaneKeys(panes);
  return panes;
}

/** Whether the window is too narrow for a palette beside the canvas; follows its width. */
export function useNarrow(): boolean {
  return useMediaQuery(`(max-width: ${PALETTE_FROM - 1}px)`, window.innerWidth < PALETTE_FROM);
}

/** Whether three panes side by side would each be too narrow to be read: then the outline stands below the canvas. */
export function useNoRoomForThree(): boolean {
  return useMediaQuery(`(max-width: ${THREE_ABREAST_FROM - 1}px)`, window.innerWidth < THREE_ABREAST_FROM);
}

export const PANE_ICONS: Readonly<Record<Pane, IconName>> = { canvas: 'rules', outline: 'outline', epl: 'code' };

function usePaneKeys({ toggle, togglePalette }: ShownPanes): void {
  const commands = useMemo(
    () => [
      ...PANES.map((pane, index) => ({
        id: `panes.${pane}`,
        label: texts.editor.togglePane(texts.editor[pane]),
        group: 'do' as const,
        icon: PANE_ICONS[pane],
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
