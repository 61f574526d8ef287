import type { CheckedAggregate } from '@rulewright/epl/semantics';
import type { AggregatePlan } from '../plan/result.js';
import { lowerAll, lowerOptional } from './expression/lower.js';
import type { Scope } from './expression/scope.js';

/** Aggregates of a select, a subquery or a window, in the order of their numbers. */
export function compileAggregates(aggregates: readonly CheckedAggregate[], scope: Scope): readonly AggregatePlan[] {
  return aggregates.map((aggregate) => {
    const filter = lowerOptional(aggregate.filter, scope);
    const groupBy = aggregate.groupBy && lowerAll(aggregate.groupBy, scope);
    const [first] = aggregate.arguments;
    return {
      function: aggregate.function.toLowerCase(),
      distinct: aggregate.distinct,
      arguments: lowerAll(aggregate.arguments, scope),
      descending: aggregate.arguments.map((_, index) => aggregate.descending?.[index] ?? false),
      ...(filter && { filter }),
      ...(groupBy && { groupBy }),
      wildcard: first === undefined || (first.kind === 'property' && first.path.length === 0),
    };
  });
}
