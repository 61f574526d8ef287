import type { WireWorld } from '@rulewright/contracts';
import type { LanguageAnswer } from '../document/analysis.js';
import type { Answer, ToWorker } from './protocol.js';

/** The language in its worker. One question is under way at a time; of those asked meanwhile only the last one is put. */
export class LanguageClient {
  readonly #worker: Worker;
  #nextId = 1;
  #underWay: { readonly id: number; readonly text: string; readonly done: (answer: LanguageAnswer) => void } | undefined;
  #waiting: { readonly text: string; readonly name: string; readonly done: (answer: LanguageAnswer) => void } | undefined;

  constructor() {
    this.#worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module', name: 'language' });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answered(data);
  }

  /** Reads a text; `done` is not called when a newer text was asked about before this one was put. */
  read(text: string, name: string, done: (answer: LanguageAnswer) => void): void {
    if (this.#underWay) this.#waiting = { text, name, done };
    else this.#put(text, name, done);
  }

  tellWorld(world: WireWorld): void {
    this.#send({ world });
  }

  close(): void {
    this.#worker.terminate();
  }

  #put(text: string, name: string, done: (answer: LanguageAnswer) => void): void {
    const id = this.#nextId++;
    this.#underWay = { id, text, done };
    this.#send({ id, text, name });
  }

  #answered({ id, diagnostics, diagram }: Answer): void {
    const asked = this.#underWay;
    if (asked?.id !== id) return;
    this.#underWay = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.#put(next.text, next.name, next.done);
    asked.done({ diagnostics, diagram });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
