import { createHash } from 'node:crypto';

/**
 * The id of an alert: SHA-256 of what caused it, in hexadecimal. A replay of the journal derives the same id, so that the store can tell a
 * repeated alert from a new one.
 *
 * @param place `ordinal` counts the rows of this statement at this offset from 0, rows of timers included
 */
export function alertId(place: {
  readonly rule: string;
  readonly version: number;
  readonly triggerOffset: number;
  readonly statement: string;
  readonly ordinal: number;
}): string {
  const { rule, version, triggerOffset, statement, ordinal } = place;
  return createHash('sha256')
    .update(JSON.stringify([rule, version, triggerOffset, statement, ordinal]))
    .digest('hex');
}
