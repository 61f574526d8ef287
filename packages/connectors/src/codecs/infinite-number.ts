/** An object or list, and the path to it: empty, or with a dot at its end. */
interface Place {
  readonly value: object;
  readonly path: string;
}

/** Path of a number that overflowed while it was read (`1e400`): JSON has no other that is infinite. Without recursion, O(values). */
export function infiniteIn(record: Readonly<Record<string, unknown>>): string | undefined {
  const further: Place[] = [];
  let place: Place | undefined = { value: record, path: '' };
  while (place) {
    const found = infiniteAt(place, further);
    if (found !== undefined) return found;
    place = further.pop();
  }
  return undefined;
}

/** @param further takes what has values of its own */
function infiniteAt({ value, path }: Place, further: Place[]): string | undefined {
  for (const name in value) {
    const one = (value as Readonly<Record<string, unknown>>)[name];
    if (one === Number.POSITIVE_INFINITY || one === Number.NEGATIVE_INFINITY) return path + name;
    if (typeof one === 'object' && one !== null) further.push({ value: one, path: `${path}${name}.` });
  }
  return undefined;
}
