/** What is selected: the part that the inspector shows, and what is selected beside it. */
export interface Selection {
  readonly selected: string | undefined;
  readonly also: ReadonlySet<string>;
}

/** The selection with a part taken in, or let go if it was in. */
export function toggledIn({ selected, also }: Selection, id: string): Selection {
  if (id === selected) {
    const [next, ...rest] = also;
    return { selected: next, also: new Set(rest) };
  }
  if (also.has(id)) return { selected, also: new Set([...also].filter((each) => each !== id)) };
  return selected === undefined ? { selected: id, also } : { selected, also: new Set([...also, id]) };
}
