import type { OutgoingPolicy } from '@rulewright/connectors';
import type { LiveServer } from '../live/live-server.js';
import type { Audit } from '../store/audit.js';
import type { Store } from '../store/open-store.js';

/** What a room of rules is given. */
export interface RulesRoomOptions {
  readonly store: Store;
  readonly audit: Audit;
  readonly now: () => number;
  readonly notice: (message: string) => void;
  readonly maxQueueBytes: number;
  readonly tickMs: number;
  readonly snapshotEveryMs: number;
  /** folder of the files that `@Load` reads */
  readonly loadFolder: string;
  /** programs that `@Enrich` may run, and where its requests may go */
  readonly commands: Readonly<Record<string, string>>;
  readonly policy: OutgoingPolicy;
}

/** Who is told of what happens here. */
export interface RoomListener {
  readonly live: LiveServer;
  /** this server leads, or does no longer */
  readonly leading: (leads: boolean) => void;
  /** alerts may have to be delivered */
  readonly alertsStored: () => void;
}
