import type { WireWorld } from '@rulewright/contracts';
import type { HostInfo, World } from '@rulewright/epl/semantics';

/** A checker's world, with what is set up around the engine, as plain data for the web app. */
export function wireWorld(world: World, outside: HostInfo): WireWorld {
  const { types, windows, variables, expressions, indexes, modules } = world;
  const { outputIds = [], lookups, files, caseInsensitiveTypes = false } = { ...world.host, ...outside };
  return {
    types: [...types.values()],
    windows: [...windows.values()],
    variables: [...variables.values()],
    expressions: [...expressions.values()],
    indexes: [...indexes.values()],
    modules: [...modules.values()],
    outputIds,
    lookups: lookups ? [...lookups.values()] : [],
    ...(files && { files }),
    caseInsensitiveTypes,
  };
}
