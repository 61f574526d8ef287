/** A module as far as its order goes. */
export interface ModuleNode {
  readonly name?: string;
  readonly uses: readonly string[];
}

export interface ModuleOrder {
  /** positions of the modules, those that a module uses before it, else as they were given */
  readonly order: readonly number[];
  /** circles of uses: the module at which one closes, and the names around it */
  readonly cycles: readonly { readonly index: number; readonly path: readonly string[] }[];
}

/** Depth-first order of what uses what. Of modules with one name the first counts. O(modules + uses). */
export function moduleOrder(modules: readonly ModuleNode[]): ModuleOrder {
  const walk: Walk = { modules, byName: firstByName(modules), order: [], done: new Set(), cycles: [] };
  for (const index of modules.keys()) visit(index, [], walk);
  return { order: walk.order, cycles: walk.cycles };
}

interface Walk {
  readonly modules: readonly ModuleNode[];
  readonly byName: ReadonlyMap<string, number>;
  readonly order: number[];
  readonly done: Set<number>;
  readonly cycles: { readonly index: number; readonly path: readonly string[] }[];
}

function firstByName(modules: readonly ModuleNode[]): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const [index, { name }] of modules.entries()) if (name !== undefined && !byName.has(name)) byName.set(name, index);
  return byName;
}

/** @param path names of the modules that led here, each using the next */
function visit(index: number, path: readonly string[], walk: Walk): void {
  const module = walk.modules[index];
  if (module === undefined || walk.done.has(index)) return;
  const name = module.name ?? '';
  const begins = path.indexOf(name);
  if (name !== '' && begins >= 0) {
    walk.cycles.push({ index, path: [...path.slice(begins), name] });
    return;
  }
  for (const used of module.uses) {
    const other = walk.byName.get(used);
    if (other !== undefined && other !== index) visit(other, [...path, name], walk);
  }
  walk.done.add(index);
  walk.order.push(index);
}
