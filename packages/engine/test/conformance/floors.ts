import type { Area } from './trace.js';

/**
 * What must not be lost again: how many recorded scenarios of each area agree at least. Raise a number when the engine improves; it never
 * goes down.
 */
export const FLOORS: Readonly<Record<Area | 'outputlimit-tables', number>> = {
  pattern: 0,
  view: 0,
  resultset_aggregate: 0,
  resultset_orderby: 0,
  resultset_outputlimit: 0,
  resultset_querytype: 0,
  infra_namedwindow: 0,
  infra_nwtable: 0,
  epl_join: 0,
  epl_subselect: 0,
  epl_insertinto: 0,
  filter: 0,
  expr_filter: 0,
  'outputlimit-tables': 0,
};
