/**
 * A text as the names of properties are kept: once, whoever wrote it. Short values that `JSON.parse` reads are kept so too, so that a constant of
 * a rule and the value of an event are compared by address, and one text in the cache serves both.
 */
export function internalized(text: string): string {
  const [name = text] = Object.keys({ [text]: true });
  return name;
}
