import type { ModuleState, ModuleSummary } from '@rulewright/contracts';

/** What narrows the list of rules; stands in the address. */
export interface RuleFilter {
  readonly text: string;
  readonly state: ModuleState | undefined;
  /** only rules that read this event type, stream or window */
  readonly reads: string | undefined;
  readonly flat: boolean;
}

const STATES: ReadonlySet<string> = new Set<ModuleState>(['draft', 'shadow', 'live', 'paused', 'failing']);

function isState(value: string | null): value is ModuleState {
  return value !== null && STATES.has(value);
}

/** Reads the filter from an address; what is unknown there does not restrict. */
export function filterFrom(search: URLSearchParams): RuleFilter {
  const state = search.get('state');
  return {
    text: search.get('q') ?? '',
    state: isState(state) ? state : undefined,
    reads: search.get('reads') ?? undefined,
    flat: search.get('view') === 'flat',
  };
}

/** The address of a filter; what does not restrict is left out. */
export function searchOf(filter: RuleFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.text !== '') search.set('q', filter.text);
  if (filter.state !== undefined) search.set('state', filter.state);
  if (filter.reads !== undefined) search.set('reads', filter.reads);
  if (filter.flat) search.set('view', 'flat');
  return search;
}

/** Whether a rule passes: by name, statement or event type, letter case aside. */
export function passes(rule: ModuleSummary, filter: RuleFilter): boolean {
  if (filter.state !== undefined && rule.state !== filter.state) return false;
  if (filter.reads !== undefined && !rule.reads.includes(filter.reads)) return false;
  const sought = filter.text.trim().toLowerCase();
  return (
    sought === '' ||
    [rule.name, ...rule.statements, ...rule.reads, ...rule.writes].some((name) => name.toLowerCase().includes(sought))
  );
}
