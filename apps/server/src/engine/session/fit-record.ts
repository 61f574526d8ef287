import type { RawRecord } from '@rulewright/connectors';
import { type EventType, fitValue } from '@rulewright/core';

/**
 * A record whose values were bent to the types of its event type; see `fitValue`. What does not fit stays as it is, for the engine to name.
 *
 * @returns undefined if nothing could be bent
 */
export function fitRecord(type: Pick<EventType, 'properties'>, record: RawRecord): RawRecord | undefined {
  let fitted: Record<string, unknown> | undefined;
  for (const { name, type: declared } of type.properties) {
    if (!Object.hasOwn(record, name)) continue;
    const value = record[name];
    const bent = fitValue(declared, value, Date.parse);
    if (bent === value) continue;
    fitted ??= Object.fromEntries(Object.entries(record));
    Object.defineProperty(fitted, name, { value: bent, enumerable: true, configurable: true, writable: true });
  }
  return fitted;
}
