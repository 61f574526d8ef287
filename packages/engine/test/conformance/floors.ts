import type { Area } from './trace.js';

/**
 * What must not be lost again: how many recorded scenarios of each area agree at least. Raise a number when the engine improves; it never
 * goes down.
 */
export const FLOORS: Readonly<Record<Area | 'outputlimit-tables', number>> = {
  pattern: 60,
  view: 107,
  resultset_aggregate: 53,
  resultset_orderby: 25,
  resultset_outputlimit: 127,
  resultset_querytype: 70,
  infra_namedwindow: 74,
  infra_nwtable: 69,
  epl_join: 69,
  epl_subselect: 76,
  epl_insertinto: 37,
  filter: 155,
  expr_filter: 143,
  'outputlimit-tables': 89,
};
