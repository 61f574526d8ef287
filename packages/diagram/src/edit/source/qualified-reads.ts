import type { TextEdit } from '@rulewright/core';
import { type Chain, type Node, type Statement, walk } from '@rulewright/epl/syntax';
import { writtenName } from '../make.js';
import type { Scene } from '../scene.js';

/** Whose properties get a name in front. */
export interface Qualifying {
  readonly statement: Statement;
  /** the source: what stands in it reads its own events */
  readonly source: Node;
  readonly typeName: string;
  /** name to write in front */
  readonly prefix: string;
  /** true for the properties that need it */
  wanted(property: string): boolean;
}

/**
 * Edits that write a name in front of bare properties of one source, wherever the statement reads them. A column that was called by its
 * property keeps that name.
 */
export function qualifiedReads(scene: Scene, qualifying: Qualifying): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  walk(qualifying.statement, (node, parent) => {
    if (node === qualifying.source || node.kind === 'subquery') return false;
    if (node.kind === 'chain') edits.push(...qualified(scene, node, { ...qualifying, parent }));
    return true;
  });
  return edits;
}

function qualified(
  { checked }: Scene,
  chain: Chain,
  { typeName, prefix, wanted, parent }: Qualifying & { readonly parent: Node | undefined },
): readonly TextEdit[] {
  const [head, next] = chain.links;
  if (head?.kind !== 'name-link' || !wanted(head.name.text)) return [];
  const symbol = checked.bindings.symbolOf(head.name);
  if (symbol?.kind !== 'property' || symbol.owner.toLowerCase() !== typeName.toLowerCase()) return [];
  const lead = insertion(head.span.start, `${writtenName(prefix)}.`);
  const called = parent?.kind === 'select-item' && !parent.alias && !next && !head.optional;
  return called ? [lead, insertion(chain.span.end, ` as ${writtenName(head.name.text)}`)] : [lead];
}

function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}
