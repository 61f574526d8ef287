import type { Statement } from '@rulewright/epl/syntax';
import type { Scene } from '../scene.js';

/** Names that statements of the text declare: types, windows, tables, variables, contexts, expressions, indexes and derived streams. */
export function declaredNames(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(statements.flatMap(({ body }) => declaredBy(body)));
}

export function declaredBy(body: Statement['body']): readonly string[] {
  switch (body.kind) {
    case 'create-window':
    case 'create-table':
    case 'create-schema':
    case 'create-variable':
    case 'create-context':
      return [body.name.text];
    case 'create-index':
      return [body.name.text];
    case 'create-expression':
      return [body.declaration.name.text];
    case 'select':
      return body.insertInto ? [body.insertInto.target.text] : [];
    default:
      return [];
  }
}

/** Every name that a new declaration would clash with. */
export function takenNames({ document, world }: Scene): ReadonlySet<string> {
  return new Set([
    ...declaredNames(document.statements),
    ...world.types.keys(),
    ...world.windows.keys(),
    ...world.variables.keys(),
    ...world.contexts.keys(),
    ...world.expressions.keys(),
    ...world.indexes.keys(),
  ]);
}

/** `wanted`, else `wanted2`, `wanted3` … */
export function freshName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let copy = 2; ; copy++) if (!taken.has(`${wanted}${copy}`)) return `${wanted}${copy}`;
}

/** Names that statements carry by `@Name`. */
export function statementNames({ document }: Scene): ReadonlySet<string> {
  return new Set(document.statements.flatMap(({ name }) => (name === undefined ? [] : [name])));
}
