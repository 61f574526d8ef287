import type { FromClause } from './ast.js';
import type { EplDocument, Statement } from './ast-statement.js';
import { type Child, childRoles, childrenOf } from './children.js';
import type { Node } from './node.js';
import { walk } from './walk.js';

/** Two versions of one document and what of the old is found again in the new. */
interface Versions {
  readonly before: EplDocument;
  readonly after: EplDocument;
  /** node of the new version -> the node of the old that it was */
  readonly pairs: Map<Node, Node>;
  /** how deep the search is at present */
  depth: number;
}

/** Changed trees are compared so deep: what stands further in, in a chain of many operators, is new. */
const MAX_PAIRED_DEPTH = 256;

/**
 * Finds the nodes of one version of a text in another: equal text first, then the same name, then the same kind at the same place; a
 * node that was put into another (`a=A` -> `every a=A`) or taken out of it is found by its text.
 *
 * @returns  node of `after` -> the node of `before` that it was; new ones are absent
 * O(nodes) for small edits; leftovers that nothing names are compared pairwise.
 */
export function matchNodes(before: EplDocument, after: EplDocument): Map<Node, Node> {
  const versions: Versions = { before, after, pairs: new Map([[after, before]]), depth: 0 };
  const leftovers = new Leftovers<Statement>(before.statements, after.statements);
  leftovers.pairByKey(
    (statement) => textOf(before, statement),
    (statement) => textOf(after, statement),
  );
  for (const [old, now] of leftovers.pairs) pairEqual(versions, old, now);
  leftovers.pairs.length = 0;
  pairStatements(versions, leftovers);
  for (const [old, now] of leftovers.pairs) pairTrees(versions, old, now);
  const rest = (document: EplDocument): Child[] => childRoles(document).filter(({ node }) => node.kind !== 'statement');
  pairChildren(versions, rest(before), rest(after));
  return versions.pairs;
}

function textOf(document: EplDocument, node: Node): string {
  return document.text.slice(node.span.start, node.span.end);
}

// -------------------------------------------------------------------------------------------------------------------- statements

/** Statements with the same name are one; so are those that have half of their words in common. */
function pairStatements({ before, after }: Versions, leftovers: Leftovers<Statement>): void {
  leftovers.pairByKey(
    ({ name }) => name,
    ({ name }) => name,
  );
  leftovers.pairBy((old, now) => old.body.kind === now.body.kind && similarity(textOf(before, old), textOf(after, now)) >= 0.5);
}

/** Share of words that two texts have in common, 0 to 1. */
function similarity(a: string, b: string): number {
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  const counts = new Map<string, number>();
  const first = words(a);
  const second = words(b);
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const count = counts.get(word) ?? 0;
    if (count > 0) common++;
    counts.set(word, count - 1);
  }
  return common / Math.max(first.length, second.length, 1);
}

/** Old and new things not yet paired, each list in its order. */
class Leftovers<T> {
  readonly pairs: [T, T][] = [];
  #old: T[];
  #now: T[];

  constructor(old: readonly T[], now: readonly T[]) {
    this.#old = [...old];
    this.#now = [...now];
  }

  /** Pairs those with the same key, first with first; an undefined key pairs with nothing. */
  pairByKey(keyOfOld: (item: T) => string | undefined, keyOfNow: (item: T) => string | undefined): void {
    const byKey = new Map<string, T[]>();
    for (const old of this.#old) {
      const key = keyOfOld(old);
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), old]);
    }
    this.#pair((now) => {
      const key = keyOfNow(now);
      return key === undefined ? undefined : byKey.get(key)?.shift();
    });
  }

  /** Pairs each with the first of the old ones that suits. */
  pairBy(suits: (old: T, now: T) => boolean): void {
    const free = [...this.#old];
    this.#pair((now) => {
      const found = free.findIndex((old) => suits(old, now));
      return found < 0 ? undefined : free.splice(found, 1)[0];
    });
  }

  #pair(find: (now: T) => T | undefined): void {
    const paired = new Set<T>();
    this.#now = this.#now.filter((now) => {
      const old = find(now);
      if (old === undefined) return true;
      paired.add(old);
      this.pairs.push([old, now]);
      return false;
    });
    this.#old = this.#old.filter((old) => !paired.has(old));
  }
}

// ------------------------------------------------------------------------------------------------------------------------- trees

/** Both nodes are one; so are their children as far as they can be found, and as deep as anybody would look for them. */
function pairTrees(versions: Versions, old: Node, now: Node): void {
  versions.pairs.set(now, old);
  if (versions.depth >= MAX_PAIRED_DEPTH) return;
  versions.depth++;
  if (old.kind === 'from' && now.kind === 'from') pairFrom(versions, old, now);
  else pairChildren(versions, childRoles(old), childRoles(now));
  versions.depth--;
}

function pairChildren(versions: Versions, old: readonly Child[], now: readonly Child[]): void {
  const fields = new Set(now.map(({ field }) => field));
  for (const field of fields) {
    const ofField = (child: Child): boolean => child.field === field;
    pairList(versions, old.filter(ofField).map(nodeOf), now.filter(ofField).map(nodeOf));
  }
}

function nodeOf(child: Child): Node {
  return child.node;
}

function pairList(versions: Versions, old: readonly Node[], now: readonly Node[]): void {
  const leftovers = new Leftovers<Node>(old, now);
  leftovers.pairByKey(
    (node) => node.kind + textOf(versions.before, node),
    (node) => node.kind + textOf(versions.after, node),
  );
  for (const [a, b] of leftovers.pairs) pairEqual(versions, a, b);
  leftovers.pairs.length = 0;
  leftovers.pairByKey(nameOf, nameOf);
  leftovers.pairBy((a, b) => a.kind === b.kind && nameOf(a) === undefined && nameOf(b) === undefined);
  leftovers.pairBy((a, b) => a.kind === b.kind);
  for (const [a, b] of leftovers.pairs) pairTrees(versions, a, b);
  leftovers.pairs.length = 0;
  leftovers.pairBy((a, b) => pairWrapped(versions, a, b));
}

/** Two nodes with the same text have the same tree. */
function pairEqual(versions: Versions, old: Node, now: Node): void {
  const waiting: [old: Node, now: Node][] = [[old, now]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    versions.pairs.set(pair[1], pair[0]);
    const children = childrenOf(pair[0]);
    for (const [place, child] of childrenOf(pair[1]).entries()) {
      const other = children[place];
      if (other?.kind === child.kind) waiting.push([other, child]);
    }
  }
}

/** What a node is called by its user: alias, tag, column, label. */
function nameOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'stream':
    case 'select-item':
      return node.alias && `alias ${node.alias.text}`;
    case 'pattern-filter':
    case 'observer':
      return node.tag && `tag ${node.tag.text}`;
    case 'column':
    case 'annotation':
      return `${node.kind} ${node.name.text}`;
    case 'row-define':
      return `define ${node.symbol.text}`;
    default:
      return undefined;
  }
}

/** Finds one of two nodes inside the other: it was wrapped, or unwrapped. */
function pairWrapped(versions: Versions, old: Node, now: Node): boolean {
  const inNew = findEqual(versions.after, now, textOf(versions.before, old), old.kind);
  if (inNew !== undefined) {
    pairTrees(versions, old, inNew);
    return true;
  }
  const inOld = findEqual(versions.before, old, textOf(versions.after, now), now.kind);
  if (inOld === undefined) return false;
  pairTrees(versions, inOld, now);
  return true;
}

function findEqual(document: EplDocument, within: Node, text: string, kind: Node['kind']): Node | undefined {
  let found: Node | undefined;
  walk(within, (node) => {
    if (found === undefined && node.kind === kind && textOf(document, node) === text) found = node;
    return found === undefined && node.span.end - node.span.start >= text.length;
  });
  return found;
}

/** The streams of a from-clause are one list, whichever of them stands first. */
function pairFrom(versions: Versions, old: FromClause, now: FromClause): void {
  const streams = ({ first, joins }: FromClause): Node[] => [first, ...joins.map(({ stream }) => stream)];
  pairList(versions, streams(old), streams(now));
  for (const join of now.joins) {
    const oldStream = versions.pairs.get(join.stream);
    const oldJoin = old.joins.find(({ stream }) => stream === oldStream);
    if (oldJoin === undefined) continue;
    versions.pairs.set(join, oldJoin);
    if (join.on && oldJoin.on) pairList(versions, [oldJoin.on], [join.on]);
  }
}
