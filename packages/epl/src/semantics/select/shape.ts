import type { CheckedColumn, CheckedOrderItem, ResultShape } from '../checked.js';
import type { CheckedAggregate } from '../checked-aggregate.js';
import type { CheckedExpression } from '../checked-expression.js';
import { groupingKeys, readKey, readsOf } from '../expression/walk.js';

export interface ShapeFacts {
  readonly columns: readonly CheckedColumn[];
  readonly wildcard: boolean;
  readonly groupBy: readonly CheckedExpression[];
  readonly aggregates: readonly CheckedAggregate[];
  readonly having?: CheckedExpression | undefined;
  readonly orderBy: readonly CheckedOrderItem[];
}

/** Which of the six forms of result a select has (Esper manual, "Output for aggregation and group-by"). */
export function resultShape(facts: ShapeFacts): ResultShape {
  if (facts.groupBy.length === 0) return ungroupedShape(facts);
  if (facts.aggregates.length === 0 && facts.wildcard && facts.having === undefined) return 'row-per-event-plain';
  const isGrouped = !facts.wildcard && readsKeysAlone(facts) && havingReadsKeysAlone(facts);
  return isGrouped ? 'row-per-group' : 'row-per-event-grouped';
}

/** Columns and order read nothing outside of aggregates but what the groups are made by. */
function readsKeysAlone({ groupBy, columns, orderBy }: ShapeFacts): boolean {
  const keys = new Set(groupBy.flatMap(groupingKeys));
  return [...columns, ...orderBy].flatMap(({ expression }) => groupingKeys(expression)).every((key) => keys.has(key));
}

function havingReadsKeysAlone({ groupBy, having }: ShapeFacts): boolean {
  const keys = new Set(groupBy.flatMap(readsOf).map(readKey));
  return having === undefined || readsOf(having).every((read) => keys.has(readKey(read)));
}

function ungroupedShape(facts: ShapeFacts): ResultShape {
  if (facts.aggregates.length === 0) return 'row-per-event-plain';
  return facts.wildcard || bareReads(facts).length > 0 ? 'row-per-event' : 'row-for-all';
}

/** Properties that columns read outside of aggregates. */
function bareReads(facts: ShapeFacts): readonly string[] {
  return facts.columns.flatMap((column) => readsOf(column.expression)).map(readKey);
}
