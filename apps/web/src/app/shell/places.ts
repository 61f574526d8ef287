import type { IconName } from '../../design/icons.js';
import { texts } from '../../texts/texts.js';

/** A room of the app that exists: shown in the rail, reached by `g` and a letter. */
export interface Place {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  readonly letter: string;
}

/** In the order of the rail. A room is added here when its screen is. */
export const PLACES: readonly Place[] = [
  { path: '/rules', name: texts.shell.rules, icon: 'rules', letter: 'r' },
  { path: '/alerts', name: texts.shell.alerts, icon: 'alerts', letter: 'a' },
  { path: '/event-types', name: texts.eventTypes.title, icon: 'typeInList', letter: 't' },
];
