import type { Alert, AlertFilter } from '@rulewright/contracts';

/** Whether an alert that just came belongs into a filtered list; the same rules as the server's, so that live and loaded rows agree. */
export function passesFilter(alert: Alert, filter: AlertFilter): boolean {
  if (filter.states?.length && !filter.states.includes(alert.state)) return false;
  if (filter.severities?.length && !filter.severities.includes(alert.severity)) return false;
  if (filter.rules?.length && !filter.rules.includes(alert.rule)) return false;
  if (filter.from !== undefined && alert.time < filter.from) return false;
  if (filter.to !== undefined && alert.time >= filter.to) return false;
  if (filter.shadow !== undefined && alert.shadow !== filter.shadow) return false;
  return filter.text === undefined || filter.text === '' || textOf(alert).includes(filter.text.toLowerCase());
}

function textOf(alert: Alert): string {
  return [alert.rule, alert.name, JSON.stringify(alert.key), JSON.stringify(alert.row)].join(' ').toLowerCase();
}
