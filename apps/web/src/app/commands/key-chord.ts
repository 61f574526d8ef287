import { ON_MAC } from '../../design/marks/key-words.js';

/** What a chord is made from; a `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The name of a key press: modifiers in the order `Mod+Alt+Shift`, then the key; `Mod` is Ctrl, on a Mac Command. Shift is named for
 * letters and named keys only: `?` is `?`, whatever it takes to type it.
 */
export function chordOf(press: KeyPress): string {
  const mod = ON_MAC ? press.metaKey : press.ctrlKey;
  const letter = press.key.length === 1;
  const sign = letter && press.key.toLowerCase() === press.key.toUpperCase();
  const parts = [];
  if (mod) parts.push('Mod');
  if (press.altKey) parts.push('Alt');
  if (press.shiftKey && !sign) parts.push('Shift');
  parts.push(letter ? press.key.toLowerCase() : press.key);
  return parts.join('+');
}

/** True for a key that types something: such ones rest while a field has the focus. */
export function typesText(press: KeyPress): boolean {
  return press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey;
}

/** The caps of a command's keys, in the order of pressing: `Mod+k` and `g a` both give two. A letter with a modifier is a capital. */
export function capsOf(keys: string): readonly string[] {
  return keys.split(' ').flatMap((chord) => {
    const parts = chord.split('+');
    return parts.length === 1 ? parts : parts.map((part) => (part.length === 1 ? part.toUpperCase() : part));
  });
}
