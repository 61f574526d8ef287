import type { WireWorld } from '@rulewright/contracts';
import { EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import type { DriftsByType } from './protocol.js';

/** The world as the checker reads it, from the lists of the wire. */
export function worldOf(wire: WireWorld, drifts: DriftsByType): World {
  return {
    ...EMPTY_WORLD,
    types: byName(wire.types),
    windows: byName(wire.windows),
    variables: byName(wire.variables),
    expressions: byName(wire.expressions),
    indexes: byName(wire.indexes),
    modules: byName(wire.modules),
    host: {
      outputIds: wire.outputIds,
      lookups: byName(wire.lookups),
      ...(wire.files && { files: wire.files }),
      caseInsensitiveTypes: wire.caseInsensitiveTypes,
      drifts: new Map(drifts.map((type) => [type.name, new Map(type.drifts)])),
    },
  };
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}
