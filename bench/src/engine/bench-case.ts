/** An event as both engines read it: one JSON object a line. */
export interface TimedEvent {
  /** engine time in ms; never less than that of the event before */
  readonly t: number;
  readonly type: string;
  readonly e: Readonly<Record<string, unknown>>;
}

/** One comparison: a module and a stream of events, the same at every call. */
export interface BenchCase {
  readonly name: string;
  /** what of the run is compared: the sending of the events, or the way from text to running statements */
  readonly measure: 'events' | 'deploy';
  /** how many times as fast as Esper this is to be */
  readonly target: number;
  readonly epl: string;
  events(): Iterable<TimedEvent>;
}
