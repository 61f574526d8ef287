import type { RawRecord } from '@rulewright/connectors';
import { StoppedProperties, type StoppedProperty } from './stopped-properties.js';

const KEPT = 5;

/** What came lately of one event type. */
export interface TypeSamples {
  /** newest first */
  readonly newest: readonly RawRecord[];
  readonly stopped: readonly StoppedProperty[];
}

/** The newest events of each type, and what they have no more, for the catalogue of event types. */
export class EventSamples {
  readonly #byType = new Map<string, RawRecord[]>();
  readonly #properties = new Map<string, StoppedProperties>();

  /** @param atMs  the engine's time */
  keep(eventType: string, record: RawRecord, atMs: number): void {
    const properties = this.#properties.get(eventType) ?? new StoppedProperties();
    this.#properties.set(eventType, properties);
    properties.see(record, atMs);
    const kept = this.#byType.get(eventType);
    if (!kept) this.#byType.set(eventType, [record]);
    else {
      kept.push(record);
      if (kept.length > KEPT) kept.shift();
    }
  }

  save(): readonly (readonly [eventType: string, records: readonly RawRecord[]])[] {
    return [...this.#byType];
  }

  load(samples: readonly (readonly [eventType: string, records: readonly RawRecord[]])[]): void {
    for (const [eventType, records] of samples) this.#byType.set(eventType, [...records]);
  }

  /** Newest first. */
  of(eventType: string): readonly RawRecord[] {
    return [...(this.#byType.get(eventType) ?? [])].reverse();
  }

  /** Of a type of which nothing came there is nothing. */
  lately(eventType: string): TypeSamples {
    return { newest: this.of(eventType), stopped: this.#properties.get(eventType)?.list() ?? [] };
  }
}
