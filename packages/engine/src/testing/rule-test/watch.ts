import type { RuleTest } from '@rulewright/epl/rule-test';
import type { CheckedModule, CheckedStatement } from '@rulewright/epl/semantics';

/** Which statements of a rule a test looks at. */
export interface Watch {
  /** statement ids */
  readonly statements: ReadonlySet<string>;
  /** ids of the statements that a name of an expectation means: that of a statement or that of an alert */
  sourcesOf(name: string): ReadonlySet<string>;
}

/** Statements with `@Alert`, of a module without any those with a name, and whatever the test names. */
export function watchOf(module: CheckedModule, test: RuleTest): Watch {
  const alerts = module.statements.filter((statement) => alertName(statement) !== undefined);
  const always = alerts.length > 0 ? alerts : module.statements.filter(({ name }) => name !== undefined);
  const sources = new Map<string, ReadonlySet<string>>();
  for (const { from } of test.expect) {
    const meant = module.statements.filter(
      (statement) => statement.id === from || statement.name === from || alertName(statement) === from,
    );
    sources.set(from, new Set(meant.map(({ id }) => id)));
  }
  return {
    statements: new Set([...always.map(({ id }) => id), ...[...sources.values()].flatMap((ids) => [...ids])]),
    sourcesOf: (name) => sources.get(name) ?? new Set(),
  };
}

function alertName(statement: CheckedStatement): string | undefined {
  const alert = statement.annotations.find(({ name }) => name.toLowerCase() === 'alert');
  if (!alert) return undefined;
  const name = alert.arguments['name'] ?? alert.arguments['value'];
  return typeof name === 'string' ? name : (statement.name ?? statement.id);
}
