import { layoutSchema, moduleRefInput, saveLayoutInput } from '@rulewright/contracts';
import { engineer, router, viewer } from '../procedure.js';

export const layoutsRouter = router({
  get: viewer
    .input(moduleRefInput)
    .output(layoutSchema)
    .query(({ ctx, input }) => ctx.services.layouts.get(input)),

  save: engineer.input(saveLayoutInput).mutation(({ ctx, input }) => ctx.services.layouts.save(input.name, input.layout)),
});
