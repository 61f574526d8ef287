import type { CountersReading, WireNodeCounters } from '@rulewright/contracts';

/** What one node of the canvas shows now. */
export interface NodeCounter {
  readonly held: number;
  /** rows that came out a second, over the last readings */
  readonly perSecond: number;
  /** rows that came out since the canvas was opened */
  readonly passed: number;
}

type Painter = (counter: NodeCounter | undefined) => void;

/** Readings further back than this do not count towards a rate. */
const SPAN_MS = 5_000;

interface Sample {
  readonly atMs: number;
  readonly inserted: number;
}

interface Track {
  readonly first: number;
  readonly samples: readonly Sample[];
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

  /** Forgets all figures; the next readings are of this module. */
  watch(module: string | undefined): void {
    this.#module = module;
    this.#tracks.clear();
    for (const painters of this.#painters.values()) for (const paint of painters) paint(undefined);
  }

  /** Paints now and on every change, until the returned function is called. */
  paint(node: string, painter: Painter): () => void {
    const painters = this.#painters.get(node) ?? new Set();
    painters.add(painter);
    this.#painters.set(node, painters);
    painter(this.#tracks.get(node)?.counter);
    return () => {
      painters.delete(painter);
      if (painters.size === 0) this.#painters.delete(node);
    };
  }

  take(reading: CountersReading): void {
    if (reading.module !== this.#module) return;
    for (const counters of reading.nodes) this.#takeNode(counters, reading.time);
  }

  #takeNode(counters: WireNodeCounters, atMs: number): void {
    const before = this.#tracks.get(counters.node);
    const track = trackAfter(before, counters, atMs);
    this.#tracks.set(counters.node, track);
    if (before !== undefined && same(before.counter, track.counter)) return;
    for (const paint of this.#painters.get(counters.node) ?? []) paint(track.counter);
  }
}

function trackAfter(before: Track | undefined, counters: WireNodeCounters, atMs: number): Track {
  const { inserted, held } = counters;
  const last = before?.samples.at(-1);
  // counts that ran back are those of a new deployment: they begin again
  const known = before !== undefined && last !== undefined && last.inserted <= inserted ? before : undefined;
  const samples = [...(known?.samples ?? []), { atMs, inserted }].filter((sample) => atMs - sample.atMs <= SPAN_MS);
  const oldest = samples[0];
  const spanMs = oldest ? atMs - oldest.atMs : 0;
  const perSecond = oldest && spanMs > 0 ? ((inserted - oldest.inserted) * 1_000) / spanMs : 0;
  const first = known?.first ?? inserted;
  return { first, samples, counter: { held, perSecond, passed: inserted - first } };
}

function same(a: NodeCounter, b: NodeCounter): boolean {
  return a.held === b.held && a.passed === b.passed && a.perSecond === b.perSecond;
}

/** The one store of this page: one canvas is open at a time. */
export const counterStore = new CounterStore();
