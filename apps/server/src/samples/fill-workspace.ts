import { type SampleModule, sampleWorkspace } from '@rulewright/samples';
import type { RuleService, RuleTestService } from '../api/services.js';
import { messageOf } from '../message-of.js';
import type { Actor } from '../people/actor.js';

export interface FillOptions {
  readonly rules: RuleService;
  readonly ruleTests: RuleTestService;
  /** whether there has ever been a module, deleted ones included: samples that somebody deleted stay away */
  readonly used: () => Promise<boolean>;
  /** hears of a sample that could not be put in */
  readonly notice: (message: string) => void;
}

const ACTOR: Actor = { kind: 'loopback', name: 'set-up', role: 'admin' };
const NOTE = 'sample';

/**
 * Puts the sample modules into a workspace that has none yet. A sample that fails is reported and left out: a server without samples is
 * better than none.
 */
export async function fillWorkspace({ rules, ruleTests, used, notice }: FillOptions): Promise<void> {
  if (await used()) return;
  for (const sample of sampleWorkspace()) {
    try {
      await put({ rules, ruleTests }, sample);
    } catch (error) {
      notice(`sample module "${sample.name}" was left out: ${messageOf(error)}`);
    }
  }
}

async function put(
  { rules, ruleTests }: Pick<FillOptions, 'rules' | 'ruleTests'>,
  { name, epl, deployed, tests }: SampleModule,
): Promise<void> {
  const { version } = await rules.save({ name, epl, note: NOTE }, ACTOR);
  if (tests.length > 0) await ruleTests.save({ name, tests }, ACTOR);
  if (deployed) await rules.deploy({ name, version }, ACTOR);
}
