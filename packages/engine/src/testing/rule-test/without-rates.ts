import { mutantsOf } from '@rulewright/epl/rule-test';

/** The rule as if no statement held its rows back by an output rate. */
export function withoutRates(epl: string): string {
  const rate = mutantsOf(epl).find(({ kind }) => kind === 'rate-dropped');
  return rate === undefined ? epl : withoutRates(rate.epl);
}
