import type { Drift, EventTypeSummary } from '@rulewright/contracts';
import type { PropertyDrift } from '@rulewright/epl/semantics';
import type { DriftsByType } from './protocol.js';

/** What a rule should know of how its events differ from their types. How many did is left out: it changes with every event. */
export function driftsByType(types: readonly Pick<EventTypeSummary, 'name' | 'drifts'>[]): DriftsByType {
  return types.map(({ name, drifts }) => ({ name, drifts: drifts.flatMap(ofDeclared) })).filter(({ drifts }) => drifts.length > 0);
}

/** A rule can use what is declared only. */
function ofDeclared(drift: Drift): readonly (readonly [string, PropertyDrift])[] {
  const { kind, property } = drift;
  if (kind === 'undeclared') return [];
  if (kind === 'other-type') return [[property, { kind, found: drift.found, declared: drift.declared }]];
  return [[property, drift.instead === null ? { kind } : { kind, instead: drift.instead }]];
}
