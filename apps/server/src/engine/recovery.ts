import { messageOf } from '../message-of.js';
import type { SnapshotInfo } from '../store/snapshots.js';
import type { Restored } from './protocol.js';
import type { SavedSession } from './session/session-state.js';

/** The snapshots that there are, as recovery reads them. */
export interface SnapshotReader {
  /** newest first */
  list(): Promise<readonly SnapshotInfo[]>;
  /** @returns undefined if it is damaged */
  load(id: number): Promise<SavedSession | undefined>;
}

export interface RecoveryOptions {
  readonly snapshots: SnapshotReader;
  /** hears of snapshots that had to be passed over */
  readonly failed: (error: unknown) => void;
}

/** An engine before its first entry. */
export interface NewEngine {
  readonly ended: boolean;
  /** @throws if it does not take the session; it is then as it was, unless it has ended */
  restore(session: SavedSession): Promise<Restored>;
}

/** Brings an engine to the newest snapshot that can be read. */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** snapshots at which an engine was lost: not tried twice */
  readonly #deadly = new Set<number>();

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /**
   * @returns undefined if the engine has to begin with the first entry
   * @throws  when the store cannot be read, or the engine ends meanwhile
   */
  async restoreNewest(engine: NewEngine): Promise<Restored | undefined> {
    const { snapshots, failed } = this.#options;
    for (const { id, seq } of await snapshots.list()) {
      if (this.#deadly.has(id)) continue;
      const session = await snapshots.load(id);
      if (session === undefined) {
        failed(new Error(`the snapshot at entry ${seq} is damaged: the one before it is taken`));
        continue;
      }
      this.#deadly.add(id);
      try {
        const restored = await engine.restore(session);
        this.#deadly.delete(id);
        return restored;
      } catch (error) {
        if (engine.ended) throw error;
        failed(new Error(`the snapshot at entry ${seq} cannot be restored: ${messageOf(error)}`));
      }
    }
    return undefined;
  }
}
