import { type Node, type Statement, walk } from '@rulewright/epl/syntax';

/** Names that a statement gives to its streams and to the events of its patterns. */
export function namesGiven(node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(node, (each) => {
    if ((each.kind === 'pattern-filter' || each.kind === 'observer') && each.tag) names.add(each.tag.text);
    if ((each.kind === 'stream' || each.kind === 'trigger' || each.kind === 'target') && each.alias) names.add(each.alias.text);
  });
  return names;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The first letter that names nothing in the statement yet: `a`, `b` … `z`, `a1` … */
export function freshTag(statement: Statement | undefined, taken: Iterable<string> = []): string {
  const names = new Set([...(statement ? namesGiven(statement) : []), ...taken]);
  for (let round = 0; ; round++) {
    for (const letter of LETTERS) {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!names.has(name)) return name;
    }
  }
}
