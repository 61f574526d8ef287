import type { CheckedExpression } from '../checked-expression.js';

/** How many queries and lambdas further inside an expression is used than where it was checked. */
export interface Distance {
  readonly levels: number;
  readonly lambdas: number;
}

/** The same expression seen from further inside: reads of streams and lambda parameters count that much further outwards. */
export function moveReads(expression: CheckedExpression, distance: Distance): CheckedExpression {
  if (distance.levels === 0 && distance.lambdas === 0) return expression;
  return moved(expression, distance, 0) as CheckedExpression;
}

/** Plain data all the way down, so one walk over its fields is enough; lambdas inside it bind their own parameters. */
function moved(value: unknown, distance: Distance, inside: number): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, distance, inside));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const deeper = record['kind'] === 'lambda' ? inside + 1 : inside;
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(record))
    result[key] = key === 'span' || key === 'type' ? field : moved(field, distance, deeper);
  if (record['kind'] === 'property' && typeof record['level'] === 'number') result['level'] = record['level'] + distance.levels;
  if (record['kind'] === 'lambda-parameter' && typeof record['depth'] === 'number' && record['depth'] >= inside) {
    result['depth'] = record['depth'] + distance.lambdas;
  }
  return result;
}
