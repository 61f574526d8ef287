import type { IconName } from '../../design/icons.js';

/** Where a command stands in the palette and in the list of keys. */
export type CommandGroup = 'go' | 'do' | 'help';

/**
 * Something a person can make the app do: by key, from the palette, from a button. One object, so that the three always agree.
 */
export interface Command {
  /** unique among what is offered at one time: `alerts.acknowledge` */
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  readonly icon?: IconName;
  /** chord (`Mod+k`, `?`, `j`) or sequence (`g a`); see `chordOf` */
  readonly keys?: string;
  /** acts also while a field has the focus; only for chords with a modifier */
  readonly inFields?: boolean;
  /** why it cannot run now; it stays in sight and says so */
  readonly refused?: string | undefined;
  /** kept out of the palette: moves within a list */
  readonly keyOnly?: boolean;
  readonly run: () => void;
}
