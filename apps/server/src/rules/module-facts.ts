import type { CheckedModule, CheckedPattern, CheckedSource, CheckedStatement } from '@rulewright/epl/semantics';

/** Streams, windows and types that a module's statements take from and give to, each name once, in order of appearance. */
export interface ModuleFlow {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export function moduleFlow({ statements }: CheckedModule): ModuleFlow {
  return { reads: [...new Set(statements.flatMap(readsOf))], writes: [...new Set(statements.flatMap(writesOf))] };
}

function readsOf(statement: CheckedStatement): readonly string[] {
  switch (statement.kind) {
    case 'select':
      return statement.streams.flatMap(({ source }) => sourceNames(source));
    case 'on':
      return statement.trigger.kind === 'window' ? [statement.trigger.window] : sourceNames(statement.trigger);
    case 'update-istream':
      return [statement.eventType];
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

function actionTargets(action: Extract<CheckedStatement, { readonly kind: 'on' }>['action']): readonly string[] {
  switch (action.kind) {
    case 'delete':
    case 'update':
    case 'merge':
      return [action.window];
    case 'select':
      return action.insertInto ? [action.insertInto.target] : [];
    case 'split':
      return action.branches.map(({ insertInto }) => insertInto.target);
    case 'set':
      return [];
  }
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
