import { sourceDefinitionSchema, sourceNameSchema } from '@rulewright/contracts';
import { z } from 'zod';
import { admin, router, viewer } from '../procedure.js';

export const sourcesRouter = router({
  list: viewer.output(z.array(sourceDefinitionSchema).readonly()).query(({ ctx }) => ctx.services.sources.list()),

  save: admin.input(sourceDefinitionSchema).mutation(({ ctx, input }) => ctx.services.sources.save(input, ctx.actor)),

  delete: admin
    .input(z.object({ name: sourceNameSchema }))
    .mutation(({ ctx, input }) => ctx.services.sources.remove(input.name, ctx.actor)),
});
