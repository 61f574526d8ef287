import type { Engine } from '@rulewright/engine';
import type { SessionState } from './session-state.js';

/** An engine that does again what a session did. */
export interface ReplayedEngine {
  readonly engine: Engine;
  /** is told where each record stands in the journal before it is sent */
  readonly at: (position: number) => void;
  /** what the session kept beside the engine */
  readonly state?: SessionState;
}
