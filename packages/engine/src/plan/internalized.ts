/**
 * A text as the names of properties are kept: once, whoever wrote it, and by itself, not as a piece of a longer text. Short values that
 * `JSON.parse` reads are kept so too, so that a constant of a rule and the value of an event are compared by address, and one text in the
 * cache serves both.
 */
export function internalized(text: string): string {
  // without a prototype it is a dictionary: no shape of objects is made for each name
  const names = Object.create(null) as Record<string, true>;
  names[text] = true;
  const [name = text] = Object.keys(names);
  return name;
}
