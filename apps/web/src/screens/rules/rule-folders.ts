import type { ModuleSummary } from '@rulewright/contracts';

/** The rules of one folder; a rule's folder is its name up to the last dot. */
export interface RuleFolder {
  /** empty for rules whose name has no dot */
  readonly name: string;
  readonly rules: readonly ModuleSummary[];
}

/** The last word of a rule's name, and what stands before it. */
export function splitName(name: string): { readonly folder: string; readonly rule: string } {
  const dot = name.lastIndexOf('.');
  return { folder: name.slice(0, Math.max(dot, 0)), rule: name.slice(dot + 1) };
}

/** Names of a rule's statements that say more than its own name; statements without one are called by their number and left out. */
export function namedStatements(rule: Pick<ModuleSummary, 'name' | 'statements'>): readonly string[] {
  const own = splitName(rule.name).rule;
  return rule.statements.filter((statement) => !/^\d+$/.test(statement) && statement !== own);
}

/** Folders by name, those without one first; in each the rules by name. */
export function foldersOf(rules: readonly ModuleSummary[]): readonly RuleFolder[] {
  const folders = new Map<string, ModuleSummary[]>();
  for (const rule of [...rules].sort((a, b) => a.name.localeCompare(b.name))) {
    const { folder } = splitName(rule.name);
    folders.set(folder, [...(folders.get(folder) ?? []), rule]);
  }
  return [...folders].map(([name, inside]) => ({ name, rules: inside })).sort((a, b) => a.name.localeCompare(b.name));
}

/** How many rules are in each state, in the order of the top bar. */
export function statesOf(
  rules: readonly ModuleSummary[],
): readonly { readonly state: ModuleSummary['state']; readonly count: number }[] {
  const order: readonly ModuleSummary['state'][] = ['live', 'shadow', 'draft', 'failing', 'paused'];
  return order
    .map((state) => ({ state, count: rules.filter((rule) => rule.state === state).length }))
    .filter(({ count }) => count > 0);
}
