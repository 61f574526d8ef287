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

/**
 * Condition that a text stands in what the search looks in; what people typed is always a parameter. Without a trigram the index would be
 * read from end to end, and every alert after it.
 */
export function textCondition(text: string, values: SqlValues): string {
  return hasTrigram(text) ? `a.search_text like ${pattern(text, values)}` : textLookedAt(text, values);
}

/** The same, looked at alert by alert: the expression keeps the planner from the index of trigrams. */
export function textLookedAt(text: string, values: SqlValues): string {
  return `(a.search_text || '') like ${pattern(text, values)}`;
}

function pattern(text: string, values: SqlValues): string {
  return values.add(`%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`);
}

/** Three characters of one word, two at its end, or one at its beginning: a word that is cut off on a side has no blanks there. */
const TRIGRAM = /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]/u;

/** Whether the index of trigrams finds anything by a text that may stand within words. */
export function hasTrigram(text: string): boolean {
  return TRIGRAM.test(text);
}
