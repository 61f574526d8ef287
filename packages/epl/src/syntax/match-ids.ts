import type { EplDocument } from './ast-statement.js';
import { childRoles } from './children.js';
import { matchNodes } from './match-nodes.js';
import type { Node } from './node.js';
import { asNamed, childId, type Named, Naming, nodeIds, rootNamed, statementId } from './node-id.js';

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
  const naming = new Naming(kept.values());
  const name = (node: Node, wanted: () => string): string => kept.get(node) ?? naming.take(wanted());
  const below = (named: Named): void => {
    result.set(named.node, named.id);
    for (const child of childRoles(named.node)) {
      const id = name(child.node, () => childId(named, child));
      below(asNamed(named, child, id));
    }
  };
  for (const { node, role, index } of childRoles(after)) {
    if (node.kind !== 'statement')
      below(
        rootNamed(
          node,
          name(node, () => (index === undefined ? `@${role}` : `@${role}.${index}`)),
        ),
      );
  }
  let ordinal = 0;
  for (const statement of after.statements) {
    if (statement.name === undefined) ordinal++;
    const place = ordinal;
    below(
      rootNamed(
        statement,
        name(statement, () => statementId(statement, place)),
      ),
    );
  }
  return result;
}
