import type { EventPath } from '../engine/event-path.js';
import { messageOf } from '../message-of.js';
import type { PersistedWindowStore } from '../store/persisted-windows.js';

export interface PersistenceOptions {
  readonly path: () => EventPath;
  readonly store: PersistedWindowStore;
  readonly notice: (message: string) => void;
}

const SAVE_EVERY_MS = 5 * 60_000;

/**
 * Keeps the content of named windows under `@Persist` in the store: every five minutes and at the end; a module that is taken out leaves
 * what its windows hold with the same step that takes it out.
 */
export class Persistence {
  readonly #options: PersistenceOptions;
  readonly #alsoSave: (() => Promise<void>)[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: PersistenceOptions) {
    this.#options = options;
  }

  /** Runs with every save, for what is kept in step with the windows. */
  onSave(work: () => Promise<void>): void {
    this.#alsoSave.push(work);
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.save(), SAVE_EVERY_MS);
  }

  /** No more of it until the next {@link start}. */
  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async stop(): Promise<void> {
    this.pause();
    await this.save();
  }

  async save(): Promise<void> {
    const { path, store, notice } = this.#options;
    try {
      const events = path();
      if (events.state !== 'running' || !events.leads) return;
      const { contents, offset } = await events.ask<'persisted'>({ kind: 'persisted' });
      await store.save(contents, offset);
      for (const work of this.#alsoSave) await work();
    } catch (error) {
      notice(`persisted windows could not be stored: ${messageOf(error)}`);
    }
  }
}
