import { z } from 'zod';
import { type Alert, type AlertsSince, severitySchema } from './alert.js';
import type { EnginePulse, WireNodeCounters } from './engine-status.js';
import type { ErrorCode } from './error-code.js';
import type { InspectInput, InspectionReading } from './inspection.js';
import { type ModuleState, moduleNameSchema } from './module.js';

/*
 * What goes over socket.io (path `/live`, one namespace). The server decides who is in which room and checks again when a role changes;
 * a client only says what it looks at.
 */

/** Path of the socket.io endpoint. */
export const LIVE_PATH = '/live';

/**
 * Alerts in order of `seq`: the first of a quiet spell at once, then at most one array every 50 ms. `skipped` > 0: so many alerts were left
 * out because this socket could not keep up; ask `alerts.since` for them.
 */
export interface AlertBatch {
  readonly alerts: readonly Alert[];
  readonly skipped: number;
}

/** Counters of the nodes of one module whose canvas is open, four times a second; a reading may be left out, never late. */
export interface CountersReading {
  readonly module: string;
  readonly time: number;
  readonly nodes: readonly WireNodeCounters[];
}

export interface ModuleChange {
  readonly kind: 'saved' | 'deployed' | 'stopped' | 'paused' | 'resumed' | 'deleted' | 'failing';
  readonly name: string;
  readonly version: number | null;
  readonly state: ModuleState | null;
  readonly by: string | null;
}

/** What has changed of an alert: somebody set its state, or an answer to `@Enrich` came (then these are all that there are by now). */
export interface AlertChange {
  readonly id: string;
  readonly state?: Alert['state'];
  readonly stateBy?: string | null;
  readonly enrichments?: NonNullable<Alert['enrichments']>;
}

/** A window in which a rule is open. `window` is what the answer to `watch` called it; `editing`: it has edits that are not stored. */
export interface PresentPerson {
  readonly window: number;
  /** account; null before there are accounts, and for keys */
  readonly person: string | null;
  readonly name: string;
  /** which of six colours tells this person from the others, from 1 */
  readonly hue: number;
  readonly editing: boolean;
}

/** Who has a rule open; told to those who have it open, after every change. */
export interface PresenceReading {
  readonly module: string;
  readonly people: readonly PresentPerson[];
}

export interface ServerToClient {
  alerts(batch: AlertBatch): void;
  'alert-change'(changes: readonly AlertChange[]): void;
  counters(reading: CountersReading): void;
  engine(pulse: EnginePulse): void;
  module(change: ModuleChange): void;
  presence(reading: PresenceReading): void;
  inspection(reading: InspectionReading): void;
}

/** What a client looks at: absent lists = all alerts. Replaces what it said before. */
export const watchSchema = z.object({
  alerts: z
    .object({ rules: z.array(moduleNameSchema).max(200).exactOptional(), severities: z.array(severitySchema).exactOptional() })
    .nullable()
    .exactOptional(),
  /** the module whose canvas is open */
  canvas: moduleNameSchema.nullable().exactOptional(),
  /** whether there are edits of it that are not stored; counts for who may store them */
  editing: z.boolean().exactOptional(),
});
export type Watch = z.infer<typeof watchSchema>;

/** `seq`: the newest alert; `window`: what this connection is called among those that have the same rule open. */
export interface Watching {
  readonly seq: number;
  readonly window: number;
}

export type LiveAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

export interface ClientToServer {
  watch(watch: Watch, done: (answer: LiveAnswer<Watching>) => void): void;
  /** The node whose inside is looked at, twice a second from now on; null = none. Replaces what it said before. */
  inspect(input: InspectInput | null, done: (answer: LiveAnswer<null>) => void): void;
  /** What was stored after `seq`; ask on every connect. Same shape as the tRPC procedure. */
  'alerts.since'(input: { readonly seq: number; readonly limit?: number }, done: (answer: LiveAnswer<AlertsSince>) => void): void;
}
