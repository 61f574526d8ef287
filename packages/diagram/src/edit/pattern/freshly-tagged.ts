import { applyEdits, type TextEdit } from '@rulewright/core';
import { type Node, parsePattern, type Statement, walk } from '@rulewright/epl/syntax';
import { freshTag, namesGiven } from './tags.js';

/** The text of a pattern with new names for those of its tags that the statement has already, everywhere in the text. */
export function freshlyTagged(pattern: string, statement: Statement | undefined): string {
  const { node, diagnostics } = parsePattern(pattern);
  if (!statement || diagnostics.length > 0) return pattern;
  const taken = namesGiven(statement);
  const own = namesGiven(node);
  const renamed = new Map<string, string>();
  for (const tag of own) if (taken.has(tag)) renamed.set(tag, freshTag(statement, [...own, ...renamed.values()]));
  if (renamed.size === 0) return pattern;
  const edits: TextEdit[] = [];
  walk(node, (each) => {
    for (const name of namesIn(each)) {
      const now = renamed.get(name.text);
      if (now !== undefined) edits.push({ span: name.span, text: now });
    }
  });
  return applyEdits(pattern, edits);
}

/** Where a tag is given, and where an expression begins with it. */
function namesIn(node: Node): readonly (Node & { kind: 'name' })[] {
  if (node.kind === 'pattern-filter' || node.kind === 'observer') return node.tag ? [node.tag] : [];
  if (node.kind === 'wildcard') return node.stream ? [node.stream] : [];
  const [head, next] = node.kind === 'chain' ? node.links : [];
  return head?.kind === 'name-link' && next ? [head.name] : [];
}
