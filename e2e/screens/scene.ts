import type { Page } from '@playwright/test';
import type { Hand } from '../drawing/hand.js';
import type { Server } from '../fixtures/server.js';
import type { Workspace } from '../fixtures/workspace.js';

export interface Stage {
  readonly page: Page;
  readonly server: Server;
  readonly workspace: Workspace;
  /** a hand at the editor of a rule */
  readonly hand: (rule: string) => Hand;
}

/** A screen in a state, by a name that tells it. Whatever it changes for others is undone by `after`. */
export interface Scene {
  readonly name: string;
  /** brings the page there */
  readonly go: (stage: Stage) => Promise<void>;
  readonly after?: (stage: Stage) => Promise<void>;
}
