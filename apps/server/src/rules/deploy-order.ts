/** A module with the names of those that it uses. */
export interface UsingModule {
  readonly name: string;
  readonly uses: readonly string[];
}

/**
 * Modules in an order in which each comes after those that it uses, by name where nothing else decides. Modules of a circle, and those
 * behind it, come last, by name: the checker says what is wrong with them. O(modules + uses).
 */
export function deployOrder<M extends UsingModule>(modules: readonly M[]): readonly M[] {
  const waiting = new Map([...modules].sort((a, b) => (a.name < b.name ? -1 : 1)).map((module) => [module.name, module]));
  const ordered: M[] = [];
  let placed = true;
  while (placed) {
    placed = false;
    for (const module of [...waiting.values()]) {
      if (module.uses.some((name) => name !== module.name && waiting.has(name))) continue;
      waiting.delete(module.name);
      ordered.push(module);
      placed = true;
    }
  }
  return [...ordered, ...waiting.values()];
}
