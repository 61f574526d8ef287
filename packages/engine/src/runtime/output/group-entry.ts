import type { Value } from '@rulewright/core';
import type { HeldEntry } from '../../inspection.js';
import { plainValue } from '../row-class.js';
import type { Group } from './group.js';

/** A group as hosts see it: its keys, and what its aggregates say now. */
export function groupEntry({ keys, size, tallies, last }: Group): HeldEntry {
  const values = tallies.map((tally): Value => plainValue(tally.value(last)));
  return { kind: 'group', keys: keys.map(plainValue), rows: size, values };
}
