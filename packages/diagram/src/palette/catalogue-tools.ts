import { CATALOGUE, type CatalogueEntry, type EntryKind } from '@rulewright/epl/semantics';

type EntryOf<K extends EntryKind> = Extract<CatalogueEntry, { readonly kind: K }>;

/** What the catalogue has of that kind and the engine runs. */
export function entries<K extends EntryKind>(kind: K): readonly EntryOf<K>[] {
  return CATALOGUE.filter((entry): entry is EntryOf<K> => entry.kind === kind && entry.support.kind !== 'refused');
}

/** What the catalogue says of the limits of an entry. */
export function limitOf(entry: CatalogueEntry | undefined): { readonly limit?: string } {
  if (!entry || entry.support.kind === 'supported') return {};
  return { limit: entry.support.kind === 'deviates' ? entry.support.how : entry.support.why };
}

/** The entry of that name that is called by nothing else: an operator of patterns, a guard, a statement, a clause. */
export function entryNamed(name: string): CatalogueEntry | undefined {
  return CATALOGUE.find((entry) => entry.name === name && !CALLED.has(entry.kind));
}

const CALLED: ReadonlySet<EntryKind> = new Set([
  'function',
  'aggregate',
  'view',
  'enumeration-method',
  'date-time-method',
  'host-method',
]);

/** `time_length_batch` is told as "Time length batch". */
export function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
