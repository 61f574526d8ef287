import type { EventTypeSummary } from '@rulewright/contracts';

/** The types that a rule can read, in the groups of the palette. */
export interface TypeGroup {
  readonly kind: 'types' | 'streams' | 'windows';
  readonly types: readonly EventTypeSummary[];
}

const KIND_OF = { schema: 'types', derived: 'streams', window: 'windows', table: 'windows', row: undefined } satisfies Record<
  EventTypeSummary['origin'],
  TypeGroup['kind'] | undefined
>;

const KINDS: readonly TypeGroup['kind'][] = ['types', 'streams', 'windows'];

/** Groups that hold something, each by name; a search finds types and their properties, letter case aside. */
export function typeGroups(types: readonly EventTypeSummary[], sought: string): readonly TypeGroup[] {
  const text = sought.trim().toLowerCase();
  const passes = (type: EventTypeSummary) =>
    text === '' ||
    type.name.toLowerCase().includes(text) ||
    type.properties.some((property) => property.name.toLowerCase().includes(text));
  return KINDS.map((kind) => ({
    kind,
    types: types.filter((type) => KIND_OF[type.origin] === kind && passes(type)).sort((a, b) => a.name.localeCompare(b.name)),
  })).filter((group) => group.types.length > 0);
}
