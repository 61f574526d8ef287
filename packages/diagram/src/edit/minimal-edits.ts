import type { TextEdit } from '@rulewright/core';

/**
 * The same edits with all that stays taken out of them: what is put around a text becomes two insertions, what is taken from around it two
 * deletions, else the common beginning and end are left alone, whole words at a time. O(length of the edits).
 */
export function minimalEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .flatMap((edit) => minimalEdit(text, edit))
    .filter(({ span, text: now }) => text.slice(span.start, span.end) !== now)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function minimalEdit(text: string, { span, text: now }: TextEdit): readonly TextEdit[] {
  const old = text.slice(span.start, span.end);
  if (old === '' || now === '') return [{ span, text: now }];
  const kept = now.indexOf(old);
  if (kept >= 0) return [insertion(span.start, now.slice(0, kept)), insertion(span.end, now.slice(kept + old.length))];
  const left = old.indexOf(now);
  if (left >= 0) return [deletion(span.start, span.start + left), deletion(span.start + left + now.length, span.end)];
  const start = commonStart(old, now);
  const end = commonEnd(old.slice(start), now.slice(start));
  return [{ span: { start: span.start + start, end: span.end - end }, text: now.slice(start, now.length - end) }];
}

function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, text: '' };
}

const WITHIN_WORD = /[\p{ID_Continue}$]/u;

/** True if a cut before `at` would part a word or a pair of surrogates. */
function partsWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const behind = text.charAt(at);
  if (before === '' || behind === '') return false;
  return (WITHIN_WORD.test(before) && WITHIN_WORD.test(behind)) || /[\ud800-\udbff]/.test(before);
}

function commonStart(old: string, now: string): number {
  let at = 0;
  while (at < old.length && at < now.length && old[at] === now[at]) at++;
  while (at > 0 && (partsWord(old, at) || partsWord(now, at))) at--;
  return at;
}

function commonEnd(old: string, now: string): number {
  let length = 0;
  while (length < old.length && length < now.length && old[old.length - 1 - length] === now[now.length - 1 - length]) length++;
  while (length > 0 && (partsWord(old, old.length - length) || partsWord(now, now.length - length))) length--;
  return length;
}
