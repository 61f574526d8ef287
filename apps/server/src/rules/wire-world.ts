import type { WireWorld } from '@rulewright/contracts';
import type { World } from '@rulewright/epl/semantics';

/** A checker's world as plain data for the web app. */
export function wireWorld({ types, windows, variables, expressions, indexes, modules, host }: World): WireWorld {
  return {
    types: [...types.values()],
    windows: [...windows.values()],
    variables: [...variables.values()],
    expressions: [...expressions.values()],
    indexes: [...indexes.values()],
    modules: [...modules.values()],
    outputIds: host.outputIds ?? [],
    caseInsensitiveTypes: host.caseInsensitiveTypes ?? false,
  };
}
