/*
 * A text that knows what can be left out of it. Generators build statements of parts; the text of a statement is its parts in a row, and a
 * smaller statement is the same tree with one optional part dropped, one list shortened or one choice replaced by a simpler one.
 */

export type Part = string | readonly Part[] | Optional | List | Choice;

/** May be left out. */
interface Optional {
  readonly kind: 'optional';
  readonly content: Part;
}
/** Items may be left out down to `min`. */
interface List {
  readonly kind: 'list';
  readonly items: readonly Part[];
  readonly separator: string;
  readonly min: number;
}
/** Stands for `now`; each of `simpler` could stand there too. */
interface Choice {
  readonly kind: 'choice';
  readonly now: Part;
  readonly simpler: readonly Part[];
}

export function optional(...content: readonly Part[]): Part {
  return { kind: 'optional', content };
}

export function list(items: readonly Part[], separator = ', ', min = 1): Part {
  return { kind: 'list', items, separator, min };
}

export function choice(now: Part, ...simpler: readonly Part[]): Part {
  return { kind: 'choice', now, simpler };
}

function isSequence(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

export function render(part: Part): string {
  if (typeof part === 'string') return part;
  if (isSequence(part)) return part.map(render).join('');
  switch (part.kind) {
    case 'optional':
      return render(part.content);
    case 'list':
      return part.items.map(render).join(part.separator);
    case 'choice':
      return render(part.now);
  }
}

/** Every tree that is one step smaller, the boldest steps first. */
export function* smaller(part: Part): Generator<Part> {
  if (typeof part === 'string') return;
  if (isSequence(part)) {
    yield* oneSmaller(part, (items) => items);
    return;
  }
  switch (part.kind) {
    case 'optional':
      yield '';
      for (const content of smaller(part.content)) yield { ...part, content };
      return;
    case 'list':
      if (part.items.length > part.min)
        for (const index of part.items.keys()) yield { ...part, items: part.items.toSpliced(index, 1) };
      yield* oneSmaller(part.items, (items) => ({ ...part, items }));
      return;
    case 'choice':
      yield* part.simpler;
      for (const now of smaller(part.now)) yield { ...part, now };
  }
}

function* oneSmaller(items: readonly Part[], whole: (items: readonly Part[]) => Part): Generator<Part> {
  for (const [index, item] of items.entries()) {
    for (const less of smaller(item)) yield whole(items.with(index, less));
  }
}
