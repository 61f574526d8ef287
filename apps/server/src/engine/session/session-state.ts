import type { RawRecord } from '@rulewright/connectors';
import type { SourceDefinition } from '@rulewright/contracts';
import type { DeployedText } from '../../rules/deployed-rules.js';
import type { Totals } from './entry-result.js';
import type { SourceClockState } from './source-clock.js';

/** Version of the form below; a snapshot of another one is passed over. */
export const STATE_FORMAT = 2;

/** What a session keeps beside the engine. */
export interface SessionState {
  readonly sources: readonly SourceDefinition[];
  readonly clock: SourceClockState;
  /** in the order in which they run */
  readonly modules: readonly SavedModule[];
  readonly totals: Totals;
  /** alerts so far at the last offset, by deployment and statement */
  readonly ordinals: { readonly offset: number; readonly counts: readonly (readonly [counter: string, count: number])[] };
  readonly samples: readonly (readonly [eventType: string, records: readonly RawRecord[]])[];
}

export interface SavedModule extends DeployedText {
  /** places of its statements among all of the engine, by statement */
  readonly places: Readonly<Record<string, number>>;
}

/** A session as it was after one entry, with all that it takes to go on from there. */
export interface SavedSession {
  readonly seq: number;
  /** offset of the next record */
  readonly nextOffset: number;
  /** engine time, ms */
  readonly time: number;
  readonly bytes: Uint8Array;
}

const LENGTH_BYTES = 4;

/** What stands before the engine's own chunks: the length of the session as JSON, and that. */
export function encodedHead(state: SessionState): Uint8Array {
  const head = Buffer.from(JSON.stringify(state));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.byteLength);
  return Buffer.concat([length, head]);
}

/** Takes a session and its engine apart. @throws SyntaxError or RangeError for bytes that are no such piece; a checksum has told before that they are whole */
export function decodeState(bytes: Uint8Array): { readonly state: SessionState; readonly engine: Uint8Array } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const engineAt = LENGTH_BYTES + buffer.readUInt32LE(0);
  return {
    state: JSON.parse(buffer.toString('utf8', LENGTH_BYTES, engineAt)) as SessionState,
    engine: bytes.subarray(engineAt),
  };
}
