import type { EplDocument, Statement } from './ast-statement.js';
import { type Child, childRoles } from './children.js';
import type { Kind, Node } from './node.js';

/**
 * Names every node of a document: statement name (or ordinal) and role path.
 *
 * `Scan` is the statement, `Scan/from.0` its first stream, `Scan/from.0/view.1` the second data window of that stream, `Scan/where`,
 * `Scan/from.0/pattern/followed-by.1` the second part of the pattern. A statement without a name is `#1`, `#2` … among those without;
 * of two with one name the second is `Scan-1`, as Esper has it, unless a statement has that name in the text: what is written stays the id
 * of the first that has it. Ids are unique in the document and do not change when another statement is edited.
 *
 * @param descend  false leaves out what is below the node
 * O(nodes)
 */
export function nodeIds(document: EplDocument, descend: (node: Node) => boolean = () => true): Map<Node, string> {
  const ids = new Map<Node, string>([[document, '']]);
  const naming = new Naming([''], writtenNames(document));
  for (const child of childRoles(document)) {
    if (child.node.kind === 'statement') continue;
    nameBelow(rootNamed(child.node, naming.take(`@${segment(child)}`)), ids, descend);
  }
  let ordinal = 0;
  for (const statement of document.statements) {
    if (statement.name === undefined) ordinal++;
    nameBelow(rootNamed(statement, naming.takeStatement(statement, ordinal)), ids, descend);
  }
  return ids;
}

/** The node with that id. O(nodes); for many look-ups turn the map of {@link nodeIds} round. */
export function nodeById(document: EplDocument, id: string): Node | undefined {
  for (const [node, other] of nodeIds(document)) if (other === id) return node;
  return undefined;
}

/** Hands out each id once, and those that are written to none but the statement that is called so. */
export class Naming {
  readonly #taken: Set<string>;
  readonly #written: ReadonlySet<string>;

  /** @param written  {@link writtenNames} */
  constructor(taken: Iterable<string> = [], written: ReadonlySet<string> = new Set()) {
    this.#taken = new Set(taken);
    this.#written = written;
  }

  take(wanted: string): string {
    return this.#put(this.#isFree(wanted) ? wanted : this.#copyOf((copy) => `${wanted}~${copy + 1}`));
  }

  /** The id of a statement; of one whose name others have, copies are counted from 1. */
  takeStatement(statement: Statement, ordinal: number): string {
    const wanted = statementId(statement, ordinal);
    if (statement.name === undefined) return this.take(wanted);
    return this.#put(this.#taken.has(wanted) ? this.#copyOf((copy) => `${wanted}-${copy}`) : wanted);
  }

  #copyOf(nth: (copy: number) => string): string {
    let copy = 1;
    while (!this.#isFree(nth(copy))) copy++;
    return nth(copy);
  }

  #isFree(id: string): boolean {
    return !this.#taken.has(id) && !this.#written.has(id);
  }

  #put(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

/** Ids that statements have by the names that the text gives them. */
export function writtenNames(document: EplDocument): ReadonlySet<string> {
  return new Set(document.statements.filter(({ name }) => name !== undefined).map((statement) => statementId(statement, 0)));
}

/** Name of the statement, `/` and `%` escaped, or `#` and its ordinal. */
function statementId(statement: Statement, ordinal: number): string {
  if (statement.name === undefined) return `#${ordinal}`;
  return statement.name.replace(/[%/]/g, (character) => (character === '%' ? '%25' : '%2F'));
}

/** Kinds that add no step to the path of what they hold: `Scan/where`, not `Scan/select/where`. */
const TRANSPARENT: ReadonlySet<Kind> = new Set<Kind>([
  'select',
  'from',
  'on',
  'on-select',
  'on-delete',
  'on-update',
  'on-set',
  'on-merge',
  'on-insert',
  'followed-by',
  'pattern-or',
  'pattern-and',
  'create-window',
  'create-table',
  'create-schema',
  'create-variable',
  'create-index',
  'create-expression',
  'create-context',
  'update-istream',
  'insert-values',
  'delete',
  'update',
]);

/** Where the ids of a node's children hang: its own id, or its parent's. One of a list is never transparent: `or.0/and.1`. */
function childPrefix({ node, id, parentPrefix, listed }: Named): string {
  return !listed && TRANSPARENT.has(node.kind) ? parentPrefix : id;
}

/** The last step of a child's id: its role, with its place if it is one of a list. */
function segment({ role, index, node }: Child): string {
  if (role === 'source') return node.kind === 'pattern-source' ? 'pattern' : node.kind === 'event-filter' ? 'filter' : node.kind;
  return index === undefined ? role : `${role}.${index}`;
}

/** A node whose children are to be named. */
export interface Named {
  readonly node: Node;
  readonly id: string;
  /** prefix of the node's own id, which its children take over when the node is transparent */
  readonly parentPrefix: string;
  /** place of the stream that a join brings in */
  readonly streamIndex: number;
  /** true if it is one of a list */
  readonly listed: boolean;
  /** of a chain of operators: its links so far, and the id of the last link that has an id of its own making */
  readonly chain?: { readonly links: number; readonly id: string } | undefined;
}

/** Links of a chain of operators that are told by their path; those further in are counted, so that their ids stay short. */
const TOLD_LINKS = 64;

/** How far a child is in the chain of operators around it; undefined if it is not the next link. */
function linkOf({ node, chain }: Named, child: Child): number | undefined {
  const isLink = node.kind === 'binary' && child.node.kind === 'binary' && child.field === 'left';
  return isLink ? (chain?.links ?? 0) + 1 : undefined;
}

/** Id that a child has by its role. Streams of joins count on: the first of `from` is `from.0`, the next `from.1`. */
export function childId(parent: Named, child: Child): string {
  const { node, parentPrefix, streamIndex, chain } = parent;
  const prefix = childPrefix(parent);
  const link = linkOf(parent, child);
  if (link !== undefined && link > TOLD_LINKS) return `${chain?.id ?? prefix}/left.${link - TOLD_LINKS}`;
  if (node.kind === 'from') return child.field === 'first' ? `${prefix}/from.0` : `${prefix}/join.${joinPlace(child)}`;
  if (node.kind === 'join' && child.field === 'stream') return `${parentPrefix}/from.${streamIndex}`;
  return `${prefix}/${segment(child)}`;
}

/** The child as something whose own children are to be named. */
export function asNamed(parent: Named, child: Child, id: string): Named {
  const links = linkOf(parent, child);
  return {
    node: child.node,
    id,
    parentPrefix: childPrefix(parent),
    streamIndex: joinPlace(child),
    listed: child.index !== undefined,
    chain: links === undefined ? undefined : { links, id: links > TOLD_LINKS ? (parent.chain?.id ?? id) : id },
  };
}

/** Joins count from 1: the first stream of a from-clause is no join. */
function joinPlace(child: Child): number {
  return (child.index ?? 0) + 1;
}

/** A node that hangs at the top: a statement, the module, a uses. */
export function rootNamed(node: Node, id: string): Named {
  return { node, id, parentPrefix: '', streamIndex: 0, listed: false };
}

/** Below a statement roles alone make ids unique. */
function nameBelow(top: Named, ids: Map<Node, string>, descend: (node: Node) => boolean): void {
  const waiting: Named[] = [top];
  for (let named = waiting.pop(); named !== undefined; named = waiting.pop()) {
    ids.set(named.node, named.id);
    if (!descend(named.node)) continue;
    const children = childRoles(named.node);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Child;
      waiting.push(asNamed(named, child, childId(named, child)));
    }
  }
}
