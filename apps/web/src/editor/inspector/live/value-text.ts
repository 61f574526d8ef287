import type { Value } from '@rulewright/core';
import { NONE } from '../../../texts/format.js';

/** A value in a line of text; nothing is a dash. */
export function valueText(value: Value): string {
  if (value === null) return NONE;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
