import { EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { createLanguageService, type LanguageService } from '@rulewright/epl/service';
import { type DrawingService, drawingService, pictureOf } from './drawing-service.js';
import type { FromWorker, ToWorker } from './protocol.js';
import { worldOf } from './world.js';

/** The language behind messages; what the worker runs, without the worker. */
export class LanguageDesk {
  #world: World = EMPTY_WORLD;
  readonly #language: LanguageService = createLanguageService();
  readonly #services: LanguageService & DrawingService = { ...this.#language, ...drawingService(() => this.#world) };

  /** The answer to a message; none when it only tells something. A fault of ours is answered too, so that nobody waits for ever. */
  answer(message: ToWorker): FromWorker | undefined {
    switch (message.kind) {
      case 'world':
        this.#world = worldOf(message.world, message.drifts);
        this.#language.setWorld(this.#world);
        return undefined;
      case 'read':
        return this.#guarded(message.id, () => ({
          kind: 'read',
          id: message.id,
          diagnostics: this.#language.diagnostics(message.text),
          ...pictureOf(message.text),
        }));
      case 'ask':
        return this.#guarded(message.id, () => {
          const method = this.#services[message.method] as (...given: readonly unknown[]) => unknown;
          return { kind: 'ask', id: message.id, result: method(...message.arguments) };
        });
    }
  }

  #guarded(id: number, answer: () => FromWorker): FromWorker {
    try {
      return answer();
    } catch (error) {
      return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
    }
  }
}
