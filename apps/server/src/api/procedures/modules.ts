import {
  deployAllInput,
  deployInput,
  deployPreviewSchema,
  deployReportSchema,
  diffInput,
  moduleDiffSchema,
  moduleNameSchema,
  moduleRefInput,
  moduleSchema,
  moduleSummarySchema,
  moduleVersionSchema,
  previewDeployInput,
  rollBackInput,
  savedModuleSchema,
  saveModuleInput,
  statementSummarySchema,
  undeployedSchema,
  undeployInput,
  validateInput,
  validationSchema,
  worldSchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { engineer, router, viewer } from '../procedure.js';

const byName = z.object({ name: moduleNameSchema });

export const modulesRouter = router({
  list: viewer.output(z.array(moduleSummarySchema).readonly()).query(({ ctx }) => ctx.services.rules.list()),

  get: viewer
    .input(moduleRefInput)
    .output(moduleSchema)
    .query(({ ctx, input }) => ctx.services.rules.get(input)),

  versions: viewer
    .input(byName)
    .output(z.array(moduleVersionSchema).readonly())
    .query(({ ctx, input }) => ctx.services.rules.versions(input.name)),

  statements: viewer.output(z.array(statementSummarySchema).readonly()).query(({ ctx }) => ctx.services.rules.statements()),

  /** What a text may refer to; `without` leaves one module's own declarations out, so that its text can be checked afresh. */
  world: viewer
    .input(z.object({ without: moduleNameSchema.exactOptional() }))
    .output(worldSchema)
    .query(({ ctx, input }) => ctx.services.rules.world(input.without)),

  validate: viewer
    .input(validateInput)
    .output(validationSchema)
    .mutation(({ ctx, input }) => ctx.services.rules.validate(input)),

  save: engineer
    .input(saveModuleInput)
    .output(savedModuleSchema)
    .mutation(({ ctx, input }) => ctx.services.rules.save(input, ctx.actor)),

  deploy: engineer
    .input(deployInput)
    .output(deployReportSchema)
    .mutation(({ ctx, input }) => ctx.services.rules.deploy(input, ctx.actor)),

  /** What a deploy would do and which windows and partial matches would go on; nothing changes. */
  previewDeploy: viewer
    .input(previewDeployInput)
    .output(deployPreviewSchema)
    .query(({ ctx, input }) => ctx.services.rules.preview(input)),

  pause: engineer.input(byName).mutation(({ ctx, input }) => ctx.services.rules.pause(input.name, ctx.actor)),

  resume: engineer.input(byName).mutation(({ ctx, input }) => ctx.services.rules.resume(input.name, ctx.actor)),

  rollBack: engineer
    .input(rollBackInput)
    .output(deployReportSchema)
    .mutation(({ ctx, input }) => ctx.services.rules.rollBack(input, ctx.actor)),

  diff: viewer
    .input(diffInput)
    .output(moduleDiffSchema)
    .query(({ ctx, input }) => ctx.services.rules.diff(input)),

  deployAll: engineer
    .input(deployAllInput.optional())
    .output(z.array(deployReportSchema).readonly())
    .mutation(({ ctx, input }) => ctx.services.rules.deployAll(input ?? {}, ctx.actor)),

  undeploy: engineer
    .input(undeployInput)
    .output(undeployedSchema)
    .mutation(({ ctx, input }) => ctx.services.rules.undeploy(input, ctx.actor)),

  delete: engineer.input(byName).mutation(({ ctx, input }) => ctx.services.rules.remove(input.name, ctx.actor)),
});
