import type { AlertFilter } from '@rulewright/contracts';
import type { SeqSpan } from './alert-times.js';
import type { SqlValues } from './sql-values.js';

/** Conditions on the time and on the place of an alert `a`. @param span where alerts of that time are, if it is filtered */
export function timeConditions(
  { from, to }: Pick<AlertFilter, 'from' | 'to'>,
  span: SeqSpan | undefined,
  values: SqlValues,
): readonly string[] {
  return [
    ...(from === undefined ? [] : [`a.occurred_at >= ${values.add(new Date(from))}`]),
    ...(to === undefined ? [] : [`a.occurred_at < ${values.add(new Date(to))}`]),
    ...(span === undefined ? [] : [`a.seq >= ${span.from}`, `a.seq < ${span.to}`]),
  ];
}

/** Conditions on rule, state, severity and shadow. */
export function plainConditions({ states, severities, rules, shadow }: AlertFilter, values: SqlValues): readonly string[] {
  return [
    ...(states?.length ? [`a.state = any(${values.add(states)}::alert_state[])`] : []),
    ...(severities?.length ? [`a.severity = any(${values.add(severities)}::severity[])`] : []),
    ...(rules?.length ? [`a.module_name = any(${values.add(rules)})`] : []),
    ...(shadow === undefined ? [] : [`a.shadow = ${values.add(shadow)}`]),
  ];
}

/** Condition that a text stands in what the search looks in; what people typed is always a parameter. */
export function textCondition(text: string, values: SqlValues): string {
  const escaped = text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&');
  return `a.search_text like ${values.add(`%${escaped}%`)}`;
}
