import {
  deleteRuleTestInput,
  moduleRefInput,
  mutationScoreSchema,
  putRuleTestInput,
  ruleTestRunSchema,
  ruleTestSchema,
  runRuleTestsInput,
  saveRuleTestsInput,
  storedRuleTestSchema,
  suggestRuleTestInput,
  testFromAlertInput,
  testFromAlertSchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { analyst, engineer, router, viewer } from '../procedure.js';

export const ruleTestsRouter = router({
  list: viewer
    .input(moduleRefInput)
    .output(z.array(storedRuleTestSchema).readonly())
    .query(({ ctx, input }) => ctx.services.ruleTests.list(input)),

  /** all tests of a module at once, in their order */
  save: engineer.input(saveRuleTestsInput).mutation(({ ctx, input }) => ctx.services.ruleTests.save(input, ctx.actor)),

  put: engineer.input(putRuleTestInput).mutation(({ ctx, input }) => ctx.services.ruleTests.put(input, ctx.actor)),

  delete: engineer.input(deleteRuleTestInput).mutation(({ ctx, input }) => ctx.services.ruleTests.remove(input, ctx.actor)),

  run: analyst
    .input(runRuleTestsInput)
    .output(ruleTestRunSchema)
    .mutation(({ ctx, input }) => ctx.services.ruleTests.run(input)),

  mutate: analyst
    .input(runRuleTestsInput)
    .output(mutationScoreSchema)
    .mutation(({ ctx, input }) => ctx.services.ruleTests.mutate(input)),

  suggest: analyst
    .input(suggestRuleTestInput)
    .output(ruleTestSchema.nullable())
    .mutation(({ ctx, input }) => ctx.services.ruleTests.suggest(input)),

  fromAlert: analyst
    .input(testFromAlertInput)
    .output(testFromAlertSchema)
    .mutation(({ ctx, input }) => ctx.services.ruleTests.fromAlert(input.alert)),
});
