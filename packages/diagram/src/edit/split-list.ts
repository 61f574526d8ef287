import { tokenize } from '@rulewright/epl/syntax';

const OPENING = '([{';
const CLOSING = ')]}';

/** The parts of a list at its commas; those inside brackets, strings and comments part nothing. O(length). */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { kind, start, end } of tokenize(text)) {
    if (kind !== 'operator') continue;
    const sign = text.slice(start, end);
    if (OPENING.includes(sign)) depth++;
    if (CLOSING.includes(sign)) depth--;
    if (sign !== ',' || depth > 0) continue;
    parts.push(text.slice(from, start).trim());
    from = end;
  }
  return [...parts, text.slice(from).trim()];
}
