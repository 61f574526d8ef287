import type { WireWorld } from '@rulewright/contracts';
import type { LanguageAnswer } from '../document/analysis.js';
import type { Arguments, DriftsByType, FromWorker, Method, Result, ToWorker } from './protocol.js';

interface Reading {
  readonly text: string;
  readonly done: (answer: LanguageAnswer) => void;
}

/**
 * The language in its worker. Of readings one is under way at a time, and of those asked for meanwhile only the last one is put;
 * questions are all answered, in order.
 */
export class LanguageClient {
  readonly #worker: Worker;
  #nextId = 1;
  #underWay: (Reading & { readonly id: number }) | undefined;
  #waiting: Reading | undefined;
  readonly #asked = new Map<number, { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }>();

  constructor() {
    this.#worker = new Worker(new URL('./language-worker.ts', import.meta.url), { type: 'module', name: 'language' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#answered(data);
  }

  /** Reads a text; `done` is not called when a newer text was asked about before this one was put. */
  read(text: string, done: (answer: LanguageAnswer) => void): void {
    if (this.#underWay) this.#waiting = { text, done };
    else this.#put({ text, done });
  }

  /**
   * @throws Error when the language met a fault of its own
   */
  ask<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    const id = this.#nextId++;
    return new Promise<Result<M>>((resolve, reject) => {
      this.#asked.set(id, { resolve: (result) => resolve(result as Result<M>), reject });
      this.#send({ kind: 'ask', id, method, arguments: args });
    });
  }

  tellWorld(world: WireWorld, drifts: DriftsByType): void {
    this.#send({ kind: 'world', world, drifts });
  }

  close(): void {
    this.#worker.terminate();
  }

  #put(reading: Reading): void {
    const id = this.#nextId++;
    this.#underWay = { ...reading, id };
    this.#send({ kind: 'read', id, text: reading.text });
  }

  #answered(answer: FromWorker): void {
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (answer.kind === 'ask') asked?.resolve(answer.result);
    if (answer.kind === 'failed') asked?.reject(new Error(answer.message));
    if (this.#underWay?.id === answer.id) this.#hasRead(this.#underWay, answer);
  }

  #hasRead(reading: Reading, answer: FromWorker): void {
    this.#underWay = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.#put(next);
    if (answer.kind === 'read') reading.done({ diagnostics: answer.diagnostics, diagram: answer.diagram, notes: answer.notes });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
