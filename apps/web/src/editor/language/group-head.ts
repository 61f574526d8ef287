import type { CheckedModule } from '@rulewright/epl/semantics';

/** What stands over a list of groups: what they are made by, and their aggregates in the order in which the engine keeps them. */
export interface GroupHead {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** The heading of a statement's groups, as written in its text; undefined if it has none or does not check. */
export function groupHead(module: CheckedModule | undefined, statement: string, text: string): GroupHead | undefined {
  const found = module?.statements.find(({ id }) => id === statement);
  if (found?.kind !== 'select') return undefined;
  const written = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return {
    keys: found.groupBy.map(written),
    values: found.aggregates.map((aggregate) => {
      const values = aggregate.arguments.map(written).join(', ') || '*';
      return `${aggregate.function}(${aggregate.distinct ? 'distinct ' : ''}${values})`;
    }),
  };
}
