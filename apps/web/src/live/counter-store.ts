import type { CountersReading, WireNodeCounters } from '@rulewright/contracts';

/** What one node of the canvas shows now. */
export interface NodeCounter {
  readonly held: number;
  /** rows that came out a second, over {@link SPAN_MS}; undefined until the readings cover it, as the engine's own rate does */
  readonly perSecond: number | undefined;
  /** rows that came out since the canvas was opened */
  readonly passed: number;
}

type Painter = (counter: NodeCounter | undefined) => void;

/** Instants at which rows came, oldest first, and the instant of the reading; both of the engine's clock, in ms. */
type ArrivalPainter = (arrivalsMs: readonly number[], nowMs: number) => void;

/** A rate is an average over this long, as that of the engine in the bar: readings further back do not count. */
const SPAN_MS = 5_000;
/** Readings come a little late; one that is missing does not make a rate wait. */
const LATE_MS = 500;

/** As many arrivals are kept for a ruler as it can show. */
const MOST_ARRIVALS = 240;

interface Sample {
  readonly atMs: number;
  readonly inserted: number;
}

interface Track {
  readonly first: number;
  /** of the last {@link SPAN_MS}, oldest first; goes on from track to track of one node */
  readonly samples: Sample[];
  /** readings at which the count had grown */
  readonly arrivalsMs: readonly number[];
  readonly counter: NodeCounter;
}

/**
 * Counters of the open canvas, four times a second, outside React: who shows one registers a painter that writes into the page by itself,
 * so a reading of a thousand nodes renders nothing. Painters of nodes whose figures stand still are not called.
 */
export class CounterStore {
  #module: string | undefined;
  readonly #tracks = new Map<string, Track>();
  readonly #painters = new Map<string, Set<Painter>>();
  /** nodes whose figures are not those of what is shown */
  #left: ReadonlySet<string> = new Set();
  readonly #arrivalPainters = new Map<string, Set<ArrivalPainter>>();

  /** Forgets all figures; the next readings are of this module. */
  watch(module: string | undefined): void {
    this.#module = module;
    this.#tracks.clear();
    for (const painters of this.#painters.values()) for (const paint of painters) paint(undefined);
    for (const painters of this.#arrivalPainters.values()) for (const paint of painters) paint([], 0);
  }

  /** From now on these nodes show nothing, and all others what is counted. */
  leaveOut(nodes: ReadonlySet<string>): void {
    const changed = [...this.#left, ...nodes].filter((node) => this.#left.has(node) !== nodes.has(node));
    this.#left = nodes;
    for (const node of changed) {
      for (const paint of this.#painters.get(node) ?? []) paint(this.#shownOf(node));
      if (nodes.has(node)) for (const paint of this.#arrivalPainters.get(node) ?? []) paint([], 0);
    }
  }

  /** Paints now and on every change, until the returned function is called. */
  paint(node: string, painter: Painter): () => void {
    const painters = this.#painters.get(node) ?? new Set();
    painters.add(painter);
    this.#painters.set(node, painters);
    painter(this.#shownOf(node));
    return () => {
      painters.delete(painter);
      if (painters.size === 0) this.#painters.delete(node);
    };
  }

  /** Paints with every reading, since time moves though nothing comes, until the returned function is called. */
  paintArrivals(node: string, painter: ArrivalPainter): () => void {
    const painters = this.#arrivalPainters.get(node) ?? new Set();
    painters.add(painter);
    this.#arrivalPainters.set(node, painters);
    return () => {
      painters.delete(painter);
      if (painters.size === 0) this.#arrivalPainters.delete(node);
    };
  }

  take(reading: CountersReading): void {
    if (reading.module !== this.#module) return;
    for (const counters of reading.nodes) this.#takeNode(counters, reading.time);
  }

  #shownOf(node: string): NodeCounter | undefined {
    return this.#left.has(node) ? undefined : this.#tracks.get(node)?.counter;
  }

  #takeNode(counters: WireNodeCounters, atMs: number): void {
    const before = this.#tracks.get(counters.node);
    const track = trackAfter(before, counters, atMs);
    this.#tracks.set(counters.node, track);
    if (this.#left.has(counters.node)) return;
    for (const paint of this.#arrivalPainters.get(counters.node) ?? []) paint(track.arrivalsMs, atMs);
    if (before !== undefined && same(before.counter, track.counter)) return;
    for (const paint of this.#painters.get(counters.node) ?? []) paint(track.counter);
  }
}

function trackAfter(before: Track | undefined, counters: WireNodeCounters, atMs: number): Track {
  const { inserted, held } = counters;
  const last = before?.samples.at(-1);
  // counts that ran back are those of a new deployment: they begin again
  const known = before !== undefined && last !== undefined && last.inserted <= inserted ? before : undefined;
  const samples = known?.samples ?? [];
  samples.push({ atMs, inserted });
  while (atMs - (samples[0]?.atMs ?? atMs) > SPAN_MS) samples.shift();
  const [oldest] = samples;
  const spanMs = oldest ? atMs - oldest.atMs : 0;
  const perSecond = oldest && spanMs >= SPAN_MS - LATE_MS ? ((inserted - oldest.inserted) * 1_000) / spanMs : undefined;
  const first = known?.first ?? inserted;
  const grew = last !== undefined && known !== undefined && inserted > last.inserted;
  const earlier = known?.arrivalsMs ?? [];
  const arrivalsMs = grew ? [...earlier.slice(1 - MOST_ARRIVALS), atMs] : earlier;
  return { first, samples, arrivalsMs, counter: { held, perSecond, passed: inserted - first } };
}

function same(a: NodeCounter, b: NodeCounter): boolean {
  return a.held === b.held && a.passed === b.passed && a.perSecond === b.perSecond;
}

/** The one store of this page: one canvas is open at a time. */
export const counterStore = new CounterStore();
