import { type DiffLine, lineDiff } from '@rulewright/core';

/** A part of a line, from and up to a letter. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Lines that have less than this share of their words in common are other lines: marks would be all over them. */
const LEAST_IN_COMMON = 0.34;

const NONE: readonly Mark[] = [];

/**
 * What differs within the lines that changed: each line that went is compared with the one that came in its place. For every
 * line its marks, in order. O(n + m) for the lines, O((w + v) d) for two lines of w and v words with d differences.
 */
export function changedWords(lines: readonly DiffLine[]): readonly (readonly Mark[])[] {
  const marks: (readonly Mark[])[] = lines.map(() => NONE);
  for (const { removed, added } of changes(lines)) {
    removed.slice(0, added.length).forEach((from, index) => {
      const to = added[index] ?? from;
      const [before, after] = differing(lines[from]?.text ?? '', lines[to]?.text ?? '');
      marks[from] = before;
      marks[to] = after;
    });
  }
  return marks;
}

interface Change {
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** Runs of lines that went and came, by their places, in which the first stands for the first and so on; blank ones stand for none. */
function changes(lines: readonly DiffLine[]): readonly Change[] {
  const found: Change[] = [];
  let change: { readonly removed: number[]; readonly added: number[] } | undefined;
  lines.forEach(({ kind, text }, index) => {
    if (kind === 'same') change = undefined;
    else {
      if (change === undefined) {
        change = { removed: [], added: [] };
        found.push(change);
      }
      if (text.trim() !== '') change[kind].push(index);
    }
  });
  return found;
}

function differing(before: string, after: string): readonly [readonly Mark[], readonly Mark[]] {
  const [words, others] = [wordsOf(before), wordsOf(after)];
  const script = lineDiff(words.join('\n'), others.join('\n'));
  const isWord = ({ text }: DiffLine) => text.trim() !== '';
  const common = script.filter((word) => word.kind === 'same' && isWord(word)).length;
  const most = Math.max(words.filter((text) => text.trim() !== '').length, others.filter((text) => text.trim() !== '').length);
  if (common < most * LEAST_IN_COMMON) return [NONE, NONE];
  return [marksIn(script, 'removed'), marksIn(script, 'added')];
}

/** Names and numbers, blanks, and every other sign by itself. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

/** Words of one side that the other has not; neighbours are one mark, and blanks at its ends are none of it. */
function marksIn(script: readonly DiffLine[], side: 'removed' | 'added'): readonly Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const { kind, text } of script) {
    if (kind !== 'same' && kind !== side) continue;
    const last = marks.at(-1);
    if (kind === side && text.trim() !== '') {
      if (last?.end === at) marks[marks.length - 1] = { start: last.start, end: at + text.length };
      else marks.push({ start: at, end: at + text.length });
    }
    at += text.length;
  }
  return marks;
}
