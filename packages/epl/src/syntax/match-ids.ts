import type { EplDocument } from './ast-statement.js';
import { type Child, childRoles } from './children.js';
import { matchNodes } from './match-nodes.js';
import type { Node } from './node.js';
import { asNamed, childId, type Named, Naming, nodeIds, rootNamed, writtenNames } from './node-id.js';
import { walk } from './walk.js';

/**
 * Ids for the new version of a text that keep those of the old: a node found again (see match-nodes.ts) keeps its id, though it moved or
 * its statement was renamed; a new one gets an id by its role that nobody has.
 *
 * @param ids  ids of the old version, by default those of {@link nodeIds}; hand the last result back to go on from edit to edit
 * O(nodes)
 */
export function matchIds(
  before: EplDocument,
  after: EplDocument,
  ids: ReadonlyMap<Node, string> = nodeIds(before),
): Map<Node, string> {
  const kept = new Map<Node, string>();
  for (const [now, old] of matchNodes(before, after)) {
    const id = ids.get(old);
    if (id !== undefined) kept.set(now, id);
  }
  const result = new Map<Node, string>([[after, '']]);
  const tops = new Naming([...keptTops(after, kept), ''], writtenNames(after));
  for (const { node, role, index } of childRoles(after)) {
    if (node.kind === 'statement') continue;
    const id = kept.get(node) ?? tops.take(index === undefined ? `@${role}` : `@${role}.${index}`);
    nameBelow(rootNamed(node, id), kept, result);
  }
  let ordinal = 0;
  for (const statement of after.statements) {
    if (statement.name === undefined) ordinal++;
    nameBelow(rootNamed(statement, kept.get(statement) ?? tops.takeStatement(statement, ordinal)), kept, result);
  }
  return result;
}

function keptTops(document: EplDocument, kept: ReadonlyMap<Node, string>): string[] {
  return childRoles(document).flatMap(({ node }) => kept.get(node) ?? []);
}

/** Names what stands below a statement; only where there are new nodes must one look out for ids that others kept. */
function nameBelow(top: Named, kept: ReadonlyMap<Node, string>, result: Map<Node, string>): void {
  let naming: Naming | undefined;
  const idOf = (named: Named, child: Child): string => {
    const known = kept.get(child.node);
    if (known !== undefined) return known;
    naming ??= new Naming(idsBelow(top.node, kept));
    return naming.take(childId(named, child));
  };
  /** children of each on the way down, and which of them comes next */
  const path: { readonly named: Named; readonly children: readonly Child[]; next: number }[] = [];
  const enter = (named: Named): void => {
    result.set(named.node, named.id);
    path.push({ named, children: childRoles(named.node), next: 0 });
  };
  enter(top);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const child = last.children[last.next++];
    if (child === undefined) path.pop();
    else enter(asNamed(last.named, child, idOf(last.named, child)));
  }
}

function idsBelow(top: Node, kept: ReadonlyMap<Node, string>): string[] {
  const ids: string[] = [];
  walk(top, (node) => {
    const id = kept.get(node);
    if (id !== undefined) ids.push(id);
  });
  return ids;
}
