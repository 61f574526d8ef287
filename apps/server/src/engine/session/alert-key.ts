import type { CheckedColumn, CheckedExpression, CheckedPattern, CheckedSelect, CheckedStatement } from '@rulewright/epl/semantics';

/**
 * The columns that say what an alert of this statement is about: those of the group-by expressions, else of the properties that its pattern
 * equates (one of each equated pair), else none.
 */
export function alertKeyColumns(statement: CheckedStatement): readonly string[] {
  if (statement.kind !== 'select') return [];
  const grouped = statement.groupBy.flatMap((key) => columnOf(statement, (column) => sameExpression(column.expression, key)));
  return [...new Set(grouped.length > 0 ? grouped : equatedColumns(statement))];
}

function columnOf(statement: CheckedSelect, fits: (column: CheckedColumn) => boolean): readonly string[] {
  const column = statement.columns.find(fits);
  return column ? [column.name] : [];
}

function sameExpression(a: CheckedExpression, b: CheckedExpression): boolean {
  return withoutSpans(a) === withoutSpans(b);
}

function withoutSpans(expression: CheckedExpression): string {
  return JSON.stringify(expression, (name, value: unknown) => (name === 'span' ? undefined : value));
}

function equatedColumns(statement: CheckedSelect): readonly string[] {
  return statement.streams.flatMap(({ source }) => {
    if (source.kind !== 'pattern') return [];
    return equatedPairs(source.pattern).flatMap((pair) =>
      columnOf(statement, ({ expression }) => {
        const path = expression.kind === 'property' && expression.level === 0 ? pathText(expression.path) : undefined;
        return path !== undefined && pair.includes(path);
      }).slice(0, 1),
    );
  });
}

/** `[a.ip, b.ip]` for `a=A -> b=B(ip = a.ip)`. */
type EquatedPair = readonly [string, string];

function equatedPairs(pattern: CheckedPattern): readonly EquatedPair[] {
  switch (pattern.kind) {
    case 'atom': {
      const { tag, source } = pattern;
      return tag === undefined || source.filter === undefined ? [] : pairsOf(tag, source.filter);
    }
    case 'followed-by':
    case 'and':
    case 'or':
      return pattern.parts.flatMap(equatedPairs);
    case 'every':
    case 'every-distinct':
    case 'guard':
    case 'until':
      return equatedPairs(pattern.part);
    case 'not':
    case 'observer':
      return [];
  }
}

function pairsOf(tag: string, filter: CheckedExpression): readonly EquatedPair[] {
  if (filter.kind === 'logic' && filter.operator === 'and') return filter.operands.flatMap((operand) => pairsOf(tag, operand));
  if (filter.kind !== 'compare' || filter.operator !== '=') return [];
  const sides = [filter.left, filter.right];
  const own = sides.find((side) => side.kind === 'property');
  const other = sides.find((side) => side.kind === 'tag');
  const ownPath = own && pathText(own.path);
  const otherPath = other && pathText(other.path);
  return ownPath === undefined || otherPath === undefined ? [] : [[`${other?.tag}.${otherPath}`, `${tag}.${ownPath}`]];
}

/** `a.b` for plain property steps, undefined if there are others. */
function pathText(path: readonly { readonly kind: string; readonly name?: string }[]): string | undefined {
  return path.every(({ kind }) => kind === 'property') ? path.map(({ name }) => name).join('.') : undefined;
}
