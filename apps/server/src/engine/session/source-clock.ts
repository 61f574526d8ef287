import type { SourceDefinition } from '@rulewright/contracts';

/** A source that has sent nothing for this long (journal time) holds the clock of the others no longer. */
export const IDLE_AFTER_MS = 60_000;

/** What is known of one source of event time. */
interface EventTimeSource {
  /** newest instant of an event, ms */
  newest: number;
  readonly latenessMs: number;
  /** journal time of its last entry */
  seenAt: number;
}

/** As it goes into a snapshot. */
export interface SourceClockState {
  readonly arrivalSeen: boolean;
  readonly journalTime: number;
  readonly sources: readonly (readonly [name: string, newest: number, latenessMs: number, seenAt: number])[];
}

/**
 * The one clock of the engine from the clocks of its sources: the minimum over those that are active. A source of arrival time counts with
 * the journal's time; one of event time with its watermark, the newest instant less the lateness it is allowed. While only sources of event
 * time are known, the journal's time moves nothing: a log that is replayed lives in its own time.
 */
export class SourceClock {
  readonly #sources = new Map<string, EventTimeSource>();
  #arrivalSeen = false;
  #eventTimeKnown = false;
  #journalTime = 0;

  /** @param definitions all sources that are configured */
  configure(definitions: Iterable<SourceDefinition>): void {
    const kept = new Set<string>();
    this.#eventTimeKnown = false;
    for (const { name, clock } of definitions) {
      if (clock.kind !== 'event') continue;
      this.#eventTimeKnown = true;
      kept.add(name);
      const known = this.#sources.get(name);
      if (known) this.#sources.set(name, { ...known, latenessMs: clock.latenessMs });
    }
    for (const name of this.#sources.keys()) if (!kept.has(name)) this.#sources.delete(name);
  }

  /** An entry came: from a source of arrival time, or one that is no source at all (a tick, an order). */
  arrived(journalTime: number, fromSource: boolean): void {
    this.#journalTime = Math.max(this.#journalTime, journalTime);
    this.#arrivalSeen ||= fromSource;
  }

  /** An event of a source of event time came. @returns whether it is later than the watermark allows */
  observed(
    name: string,
    instant: number,
    { latenessMs, journalTime }: { readonly latenessMs: number; readonly journalTime: number },
  ): boolean {
    const source = this.#sources.get(name);
    this.#journalTime = Math.max(this.#journalTime, journalTime);
    if (!source) {
      this.#sources.set(name, { newest: instant, latenessMs, seenAt: journalTime });
      return false;
    }
    const late = instant < source.newest - source.latenessMs;
    source.newest = Math.max(source.newest, instant);
    source.seenAt = journalTime;
    return late;
  }

  /** What the clock should show; undefined while nothing says so. */
  get time(): number | undefined {
    const active = [...this.#sources.values()].filter(({ seenAt }) => this.#journalTime - seenAt < IDLE_AFTER_MS);
    const watermarks = active.map(({ newest, latenessMs }) => newest - latenessMs);
    if (this.#arrivalSeen || !this.#eventTimeKnown) watermarks.push(this.#journalTime);
    return watermarks.length === 0 ? undefined : Math.min(...watermarks);
  }

  save(): SourceClockState {
    const sources = [...this.#sources].map(([name, { newest, latenessMs, seenAt }]) => [name, newest, latenessMs, seenAt] as const);
    return { arrivalSeen: this.#arrivalSeen, journalTime: this.#journalTime, sources };
  }

  /** To be called after {@link configure}. */
  load({ arrivalSeen, journalTime, sources }: SourceClockState): void {
    this.#arrivalSeen = arrivalSeen;
    this.#journalTime = journalTime;
    for (const [name, newest, latenessMs, seenAt] of sources) this.#sources.set(name, { newest, latenessMs, seenAt });
  }
}
