import type {
  CheckedModule,
  CheckedOnAction,
  CheckedPattern,
  CheckedSource,
  CheckedStatement,
  CheckedSubquery,
} from '@rulewright/epl/semantics';

/**
 * What a module's statements take from (`reads`) and give to (`writes`): streams, windows, tables and lookups; and the event types that they
 * declare. Each name once, in order of appearance.
 */
export interface ModuleFlow {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly declares: readonly string[];
}

export function moduleFlow({ statements }: CheckedModule): ModuleFlow {
  return {
    reads: [...new Set(statements.flatMap(readsOf))],
    writes: [...new Set(statements.flatMap(writesOf))],
    declares: [...new Set(statements.flatMap((one) => (one.kind === 'create-schema' ? [one.eventType.name] : [])))],
  };
}

function readsOf(statement: CheckedStatement): readonly string[] {
  switch (statement.kind) {
    case 'select':
      return [...statement.streams.flatMap(({ source }) => sourceNames(source)), ...subqueryNames(statement.subqueries)];
    case 'on':
      return [...sourceNames(statement.trigger), ...actionSources(statement.action), ...subqueryNames(statement.subqueries)];
    case 'create-window':
      return statement.insertFrom ? [statement.insertFrom.window] : [];
    case 'update-istream':
      return [statement.eventType, ...subqueryNames(statement.subqueries)];
    default:
      return [];
  }
}

function writesOf(statement: CheckedStatement): readonly string[] {
  switch (statement.kind) {
    case 'select':
      return statement.insertInto ? [statement.insertInto.target] : [];
    case 'create-window':
      return [statement.window];
    case 'update-istream':
      return [statement.eventType];
    case 'on':
      return actionTargets(statement.action);
    default:
      return [];
  }
}

/** Beside the trigger; a window that is only changed is not read. */
function actionSources(action: CheckedOnAction): readonly string[] {
  switch (action.kind) {
    case 'select':
      return [action.window, ...subqueryNames(action.body.subqueries)];
    case 'split':
      return action.branches.flatMap(({ body }) => subqueryNames(body.subqueries));
    case 'delete':
    case 'update':
    case 'merge':
    case 'set':
      return [];
  }
}

function actionTargets(action: CheckedOnAction): readonly string[] {
  switch (action.kind) {
    case 'delete':
    case 'update':
      return [action.window];
    case 'merge': {
      const inserts = action.clauses.flatMap(({ actions }) =>
        actions.flatMap((one) => (one.kind === 'insert' ? [one.into.target] : [])),
      );
      return [action.window, ...inserts];
    }
    case 'select':
      return [...(action.andDelete ? [action.window] : []), ...(action.insertInto ? [action.insertInto.target] : [])];
    case 'split':
      return action.branches.map(({ insertInto }) => insertInto.target);
    case 'set':
      return [];
  }
}

function subqueryNames(subqueries: readonly CheckedSubquery[]): readonly string[] {
  return subqueries.flatMap(({ streams, subqueries: inner }) => [
    ...streams.flatMap(({ source }) => sourceNames(source)),
    ...subqueryNames(inner),
  ]);
}

function sourceNames(source: CheckedSource): readonly string[] {
  switch (source.kind) {
    case 'filter':
      return [source.eventType];
    case 'window':
      return [source.window];
    case 'table':
      return [source.table];
    case 'lookup':
      return [source.lookup];
    case 'pattern':
      return patternNames(source.pattern);
  }
}

function patternNames(pattern: CheckedPattern): readonly string[] {
  switch (pattern.kind) {
    case 'atom':
      return sourceNames(pattern.source);
    case 'followed-by':
    case 'and':
    case 'or':
      return pattern.parts.flatMap(patternNames);
    case 'until':
      return [pattern.part, ...(pattern.until ? [pattern.until] : [])].flatMap(patternNames);
    case 'every':
    case 'every-distinct':
    case 'guard':
    case 'not':
      return patternNames(pattern.part);
    case 'observer':
      return [];
  }
}
