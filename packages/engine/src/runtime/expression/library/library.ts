import { CALLS } from './calls.js';
import { DATE_TIMES } from './date-times.js';
import { ENUMERATIONS } from './enumerations.js';
import { METHODS } from './methods.js';
import { OPERATORS } from './operators.js';
import { SORTED_METHODS } from './sorted-methods.js';

/** All that generated code can call, by shelf and id. Nothing else is reachable from a rule. */
export const LIBRARY = {
  operators: OPERATORS,
  functions: CALLS,
  methods: METHODS,
  enumerations: ENUMERATIONS,
  dateTimes: DATE_TIMES,
  sorted: SORTED_METHODS,
};
export type Library = typeof LIBRARY;
