import type { EventType, Property, Span, ValueType } from '@rulewright/core';
import type { CatalogueEntry } from '../catalogue/entry.js';
import type { Scope } from './scope.js';

/** What a name in the text stands for. */
export type BoundSymbol =
  | { readonly kind: 'event-type'; readonly type: EventType }
  | { readonly kind: 'window'; readonly name: string }
  | { readonly kind: 'property'; readonly owner: string; readonly property: Property }
  | { readonly kind: 'stream'; readonly name: string; readonly type: EventType }
  | { readonly kind: 'tag'; readonly name: string; readonly type: EventType; readonly array: boolean }
  | { readonly kind: 'lambda-parameter'; readonly name: string; readonly type: ValueType }
  | { readonly kind: 'variable'; readonly name: string; readonly type: ValueType }
  | { readonly kind: 'declared-expression'; readonly name: string }
  | { readonly kind: 'context-property'; readonly name: string; readonly type: ValueType }
  | { readonly kind: 'column'; readonly name: string; readonly type: ValueType }
  | { readonly kind: 'catalogue'; readonly entry: CatalogueEntry };

/** A part of the text in which a scope holds: innermost wins. */
export interface ScopeRegion {
  readonly span: Span;
  readonly clause: string;
  readonly scope: Scope;
}

/**
 * What the checker learned about the nodes of a document, by node identity: hover, rename, go to definition and completion read it.
 * A node is a `Name` for symbols and an `Expression` for types.
 */
export interface Bindings {
  symbolOf(node: object): BoundSymbol | undefined;
  typeOf(node: object): ValueType | undefined;
  /** every bound node, in the order in which the checker met them */
  readonly symbols: ReadonlyMap<object, BoundSymbol>;
  readonly regions: readonly ScopeRegion[];
}

/** Fills a {@link Bindings}; absent from a session whose caller wants none. */
export interface BindingRecorder extends Bindings {
  symbol(node: object, symbol: BoundSymbol): void;
  type(node: object, type: ValueType): void;
  region(region: ScopeRegion): void;
}

export function recordBindings(): BindingRecorder {
  const symbols = new Map<object, BoundSymbol>();
  const types = new Map<object, ValueType>();
  const regions: ScopeRegion[] = [];
  return {
    symbols,
    regions,
    symbolOf: (node) => symbols.get(node),
    typeOf: (node) => types.get(node),
    symbol: (node, symbol) => void symbols.set(node, symbol),
    type: (node, type) => void types.set(node, type),
    region: (region) => void regions.push(region),
  };
}

/** The scope at a place of the text: that of the smallest region around it. O(regions). */
export function scopeAt(bindings: Bindings, offset: number): ScopeRegion | undefined {
  let best: ScopeRegion | undefined;
  for (const region of bindings.regions) {
    if (offset < region.span.start || offset > region.span.end) continue;
    if (best === undefined || region.span.end - region.span.start <= best.span.end - best.span.start) best = region;
  }
  return best;
}
