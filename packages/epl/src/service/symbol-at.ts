import type { Span } from '@rulewright/core';
import type { BoundSymbol } from '../semantics/scope/bindings.js';
import type { World } from '../semantics/world.js';
import type { Node } from '../syntax/node.js';
import { nodeAt } from '../syntax/walk.js';
import type { Analysis } from './analysis.js';

/** A name in the text and what it stands for. */
export interface SymbolAt {
  readonly node: Node;
  readonly span: Span;
  readonly symbol: BoundSymbol;
  /** the statement that it stands in */
  readonly statement: Node | undefined;
}

/** The innermost bound name around an offset. */
export function symbolAt({ document, bindings }: Analysis, offset: number): SymbolAt | undefined {
  const path = nodeAt(document, offset);
  for (const node of [...path].reverse()) {
    const symbol = bindings.symbolOf(node);
    if (symbol) return { node, span: node.span, symbol, statement: path.find((one) => one.kind === 'statement') };
  }
  return undefined;
}

/** Equal for two names that stand for one thing; aliases, tags and lambda parameters are of their statement alone. */
export function symbolKey(symbol: BoundSymbol, statement: Node | undefined, world: World): string {
  const local = `${statement?.span.start ?? -1}`;
  switch (symbol.kind) {
    case 'event-type':
      return `type:${symbol.type.name}`;
    case 'window':
      return `type:${symbol.name}`;
    case 'property':
      // rows of a pattern have a type without a name in the world; their properties are its tags
      return world.types.has(symbol.owner)
        ? `property:${symbol.owner}:${symbol.property.name}`
        : `tag:${local}:${symbol.property.name}`;
    case 'stream':
    case 'tag':
    case 'lambda-parameter':
    case 'column':
      return `${symbol.kind}:${local}:${symbol.name}`;
    case 'variable':
    case 'declared-expression':
    case 'context-property':
      return `${symbol.kind}:${symbol.name}`;
    case 'catalogue':
      return `catalogue:${symbol.entry.kind}:${symbol.entry.name}`;
  }
}
