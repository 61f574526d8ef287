import type { WireRuleTest } from '@rulewright/contracts';
import { texts } from '../../texts/texts.js';

/** A test that does nothing and expects nothing. */
export function newTest(): WireRuleTest {
  return { name: texts.tests.newName, steps: [], expect: [] };
}
