import { SEVERITIES, type Severity } from '@rulewright/contracts';
import type { CheckedAnnotation, CheckedStatement } from '@rulewright/epl/semantics';
import { alertKeyColumns } from './alert-key.js';

/** How rows of a statement become alerts (`@Alert`). */
export interface AlertRule {
  readonly statement: string;
  readonly name: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  /** outputs that are told of it, by the ids of the sinks */
  readonly outIds: readonly string[];
  /** columns that identify what an alert is about */
  readonly key: readonly string[];
}

/** @returns undefined if the statement is not annotated with `@Alert` */
export function alertRuleOf(statement: CheckedStatement): AlertRule | undefined {
  const annotation = statement.annotations.find(({ name }) => name.toLowerCase() === 'alert');
  if (!annotation) return undefined;
  const name = text(annotation, 'name') ?? text(annotation, 'value') ?? statement.name ?? statement.id;
  return {
    statement: statement.id,
    name,
    severity: severityOf(text(annotation, 'severity')),
    tags: texts(annotation, 'tags'),
    outIds: [...new Set([...texts(annotation, 'outID'), ...texts(annotation, 'outIDs')])],
    key: alertKeyColumns(statement),
  };
}

function severityOf(word: string | undefined): Severity {
  return SEVERITIES.find((severity) => severity === word?.toLowerCase()) ?? 'medium';
}

function text(annotation: CheckedAnnotation, name: string): string | undefined {
  const value = annotation.arguments[name];
  return typeof value === 'string' ? value : undefined;
}

/** One value or a list of them, as texts. */
function texts(annotation: CheckedAnnotation, name: string): readonly string[] {
  const value = annotation.arguments[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
}
