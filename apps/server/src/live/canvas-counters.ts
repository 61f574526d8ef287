import type { CountersReading } from '@rulewright/contracts';

const EVERY_MS = 250;

export interface CanvasCountersOptions {
  readonly read: (module: string) => Promise<CountersReading['nodes']>;
  readonly send: (module: string, reading: CountersReading) => void;
}

/** Reads the counters of modules whose canvas somebody has open, four times a second, and of no others. */
export class CanvasCounters {
  readonly #options: CanvasCountersOptions;
  readonly #open = new Map<string, { viewers: number; reading: boolean }>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: CanvasCountersOptions) {
    this.#options = options;
  }

  open(module: string): void {
    const canvas = this.#open.get(module);
    if (canvas) canvas.viewers++;
    else this.#open.set(module, { viewers: 1, reading: false });
    this.#timer ??= setInterval(() => this.#readAll(), EVERY_MS);
  }

  /** One viewer goes; without a module, all do. */
  close(module?: string): void {
    if (module === undefined) this.#open.clear();
    else {
      const canvas = this.#open.get(module);
      if (canvas && --canvas.viewers === 0) this.#open.delete(module);
    }
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #readAll(): void {
    for (const [module, canvas] of this.#open) void this.#read(module, canvas);
  }

  async #read(module: string, canvas: { reading: boolean }): Promise<void> {
    // A busy engine answers late: readings are left out then, they do not pile up.
    if (canvas.reading) return;
    canvas.reading = true;
    try {
      const nodes = await this.#options.read(module);
      if (this.#open.has(module)) this.#options.send(module, { module, time: Date.now(), nodes });
    } catch {
      // The engine recovers or stops: there is nothing to show until it answers again.
    } finally {
      canvas.reading = false;
    }
  }
}
