import type { Span } from '@rulewright/core';
import type { Node } from '@rulewright/epl/syntax';
import { type Change, change } from './outcome.js';

/** Where a list stands: from its first to its last; undefined when it has none. */
export function listSpan(nodes: readonly Node[]): Span | undefined {
  const [first] = nodes;
  const last = nodes.at(-1);
  return first && last && { start: first.span.start, end: last.span.end };
}

/**
 * Another text for a whole list that is there, so that nothing around it is touched, neither blanks nor the case of keywords; `otherwise`
 * writes a list that was not there.
 */
export function listText(nodes: readonly Node[], text: string, otherwise: () => Change): Change {
  const span = listSpan(nodes);
  return span ? change([{ span, text: closed(text.trim()) }]) : otherwise();
}

/** A comment to the end of the line would swallow what follows. */
function closed(text: string): string {
  return /\/\/[^\n]*$/.test(text) ? `${text}\n` : text;
}
