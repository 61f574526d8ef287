import type { AlertFilter, AlertState, Severity } from '@rulewright/contracts';

/** What the list of alerts is narrowed to; stands in the address. */
export interface AlertSearch {
  readonly text: string;
  readonly state: AlertState | undefined;
  readonly severity: Severity | undefined;
  readonly rule: string | undefined;
}

export const ALERT_STATES: readonly AlertState[] = ['open', 'acknowledged', 'closed'];
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Reads an address; what is unknown there does not restrict. */
export function alertSearchFrom(search: URLSearchParams): AlertSearch {
  return {
    text: search.get('q') ?? '',
    state: ALERT_STATES.find((state) => state === search.get('state')),
    severity: SEVERITIES.find((severity) => severity === search.get('severity')),
    rule: search.get('rule') ?? undefined,
  };
}

export function addressOf({ text, state, severity, rule }: AlertSearch): URLSearchParams {
  const search = new URLSearchParams();
  if (text !== '') search.set('q', text);
  if (state !== undefined) search.set('state', state);
  if (severity !== undefined) search.set('severity', severity);
  if (rule !== undefined) search.set('rule', rule);
  return search;
}

/** The filter as the server takes it. */
export function filterOf({ text, state, severity, rule }: AlertSearch): AlertFilter {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(state === undefined ? {} : { states: [state] }),
    ...(severity === undefined ? {} : { severities: [severity] }),
    ...(rule === undefined ? {} : { rules: [rule] }),
  };
}
