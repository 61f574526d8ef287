import type { AlertFilter } from '@rulewright/contracts';

/** A condition over `alerts a` with its parameters. */
export interface Where {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Turns a filter into SQL; what people typed is always a parameter. */
export function alertWhere(filter: AlertFilter): Where {
  const conditions: string[] = ['true'];
  const values: unknown[] = [];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const { states, severities, rules, text, from, to, shadow } = filter;
  if (states?.length) add(states, (p) => `a.state = any(${p}::alert_state[])`);
  if (severities?.length) add(severities, (p) => `a.severity = any(${p}::severity[])`);
  if (rules?.length) add(rules, (p) => `a.module_name = any(${p})`);
  if (from !== undefined) add(new Date(from), (p) => `a.occurred_at >= ${p}`);
  if (to !== undefined) add(new Date(to), (p) => `a.occurred_at < ${p}`);
  if (shadow !== undefined) add(shadow, (p) => `a.shadow = ${p}`);
  if (text !== undefined && text.trim() !== '') {
    add(`%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`, (p) => textCondition(p));
  }
  return { sql: conditions.join(' and '), values };
}

function textCondition(parameter: string): string {
  const places = ['a.name', 'a.module_name', 'a.statement', 'a.key_text', 'a.columns::text'];
  return `(${places.map((place) => `${place} ilike ${parameter}`).join(' or ')})`;
}
