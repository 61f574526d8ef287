import type { EventTypeSummary } from '@rulewright/contracts';

/** A type in the list, set in below the type that it extends. */
export interface TypeRow {
  readonly type: EventTypeSummary;
  readonly depth: number;
}

/** Declared types as their inheritance has them, then what rules derive; each by name. A search keeps what it finds, set in no more. */
export function typeRows(
  types: readonly EventTypeSummary[],
  sought: string,
): { readonly declared: readonly TypeRow[]; readonly derived: readonly TypeRow[] } {
  const text = sought.trim().toLowerCase();
  const byName = [...types].sort((a, b) => a.name.localeCompare(b.name));
  const passes = (type: EventTypeSummary) =>
    type.name.toLowerCase().includes(text) || type.properties.some((property) => property.name.toLowerCase().includes(text));
  const declared = byName.filter(({ origin }) => origin === 'schema');
  const flat = (list: readonly EventTypeSummary[]) => list.filter(passes).map((type) => ({ type, depth: 0 }));
  const below = (parent: string | undefined, depth: number): readonly TypeRow[] =>
    declared
      .filter(({ supertypes }) => supertypes[0] === parent)
      .flatMap((type) => [{ type, depth }, ...below(type.name, depth + 1)]);
  return {
    declared: text === '' ? below(undefined, 0) : flat(declared),
    derived: flat(byName.filter(({ origin }) => origin !== 'schema')),
  };
}
