import type { Diagnostic } from '@rulewright/core';
import type { Bindings } from '../semantics/scope/bindings.js';
import type { HostInfo, PropertyDrift } from '../semantics/world.js';
import type { Name } from '../syntax/ast.js';

/**
 * A warning at every name of a property whose newest values are not what its type declares, in the order of the text. Only an editor is
 * told: a text is no worse for what came in lately. O(names)
 */
export function driftWarnings(bindings: Bindings, drifts: HostInfo['drifts']): readonly Diagnostic[] {
  if (drifts === undefined || drifts.size === 0) return [];
  return [...bindings.symbols]
    .flatMap(([node, symbol]): readonly Diagnostic[] => {
      if (symbol.kind !== 'property') return [];
      const drift = drifts.get(symbol.owner)?.get(symbol.property.name);
      // what a property is bound to is the name that was written
      return drift === undefined ? [] : [warning(node as Name, symbol.owner, drift)];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function warning({ text, span }: Name, owner: string, drift: PropertyDrift): Diagnostic {
  const shared = { severity: 'warning', span } as const;
  if (drift.kind === 'other-type') {
    const message = `"${text}" comes as ${drift.found} lately, ${owner} declares it as ${drift.declared}`;
    return { ...shared, code: 'drift-other-type', message, hint: 'change its type where it is declared, or send it as declared' };
  }
  return {
    ...shared,
    code: 'drift-stopped',
    message: `"${text}" of ${owner} came earlier and comes no more`,
    ...(drift.instead === undefined ? {} : { hint: `"${drift.instead}" comes instead, and is not declared` }),
  };
}
