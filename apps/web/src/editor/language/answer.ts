import { diagramOf } from '@rulewright/diagram';
import { createLanguageService, type LanguageService } from '@rulewright/epl/service';
import { parse } from '@rulewright/epl/syntax';
import type { FromWorker, ToWorker } from './protocol.js';
import { worldOf } from './world.js';

/** The language behind messages; what the worker runs, without the worker. */
export class LanguageDesk {
  readonly #service: LanguageService = createLanguageService();

  /** The answer to a message; none when it only tells something. A fault of ours is answered too, so that nobody waits for ever. */
  answer(message: ToWorker): FromWorker | undefined {
    switch (message.kind) {
      case 'world':
        this.#service.setWorld(worldOf(message.world));
        return undefined;
      case 'read':
        return this.#guarded(message.id, () => ({
          kind: 'read',
          id: message.id,
          diagnostics: this.#service.diagnostics(message.text),
          diagram: diagramOf(parse(message.text).document),
        }));
      case 'ask':
        return this.#guarded(message.id, () => {
          const method = this.#service[message.method] as (...given: readonly unknown[]) => unknown;
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
