import type { Layout } from '@rulewright/contracts';
import type { LayoutService, ModuleRef } from '../api/services.js';
import { RequestFailure } from '../failure.js';
import type { ModuleStore } from '../store/modules.js';

/** Where nodes were put by hand. */
export class Layouts implements LayoutService {
  readonly #modules: ModuleStore;

  constructor(modules: ModuleStore) {
    this.#modules = modules;
  }

  async get({ name, version }: ModuleRef): Promise<Layout> {
    return (await this.#modules.layout(name, version)) ?? { nodes: {} };
  }

  async save(name: string, layout: Layout): Promise<void> {
    if (!(await this.#modules.saveLayout(name, layout))) throw new RequestFailure('not-found', `there is no module "${name}"`);
  }
}
