/** Characters that turn the direction of what stands after them: embeddings, overrides and isolates, and what ends them. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A text that came from outside, with characters that turn its direction written as their code: `[U+202E]`. O(text). */
export function shownDirections(text: string): string {
  return text.replace(DIRECTIONS, (letter) => `[U+${letter.charCodeAt(0).toString(16).toUpperCase()}]`);
}
