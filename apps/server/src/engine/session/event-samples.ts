import type { RawRecord } from '@rulewright/connectors';

const KEPT = 5;

/** The newest events of each type, for the catalogue of event types. */
export class EventSamples {
  readonly #byType = new Map<string, RawRecord[]>();

  keep(eventType: string, record: RawRecord): void {
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
}
