import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 250;

/** Looks again and again how much memory a server has and whether it answers. */
export class Vitals {
  readonly memoryBefore: number;
  readonly #url: string;
  #memoryPeak: number;
  #worstAnswerMs = 0;
  #isStopped = false;

  private constructor(url: string, memoryBefore: number) {
    this.#url = url;
    this.memoryBefore = this.#memoryPeak = memoryBefore;
  }

  static async of(url: string): Promise<Vitals> {
    const vitals = new Vitals(url, await memoryOf(url));
    void vitals.#watch();
    return vitals;
  }

  stop(): { readonly memoryPeak: number; readonly worstAnswerMs: number } {
    this.#isStopped = true;
    return { memoryPeak: this.#memoryPeak, worstAnswerMs: this.#worstAnswerMs };
  }

  async #watch(): Promise<void> {
    while (!this.#isStopped) {
      const began = performance.now();
      const memory = await memoryOf(this.#url).catch(() => 0);
      this.#memoryPeak = Math.max(this.#memoryPeak, memory);
      this.#worstAnswerMs = Math.max(this.#worstAnswerMs, performance.now() - began);
      await pause(EVERY_MS);
    }
  }
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1];
  if (bytes === undefined) throw new Error(`the server does not say how much memory it has: ${text}`);
  return Number(bytes);
}
