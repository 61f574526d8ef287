import { eventTypeSchema, eventTypeSummarySchema } from '@rulewright/contracts';
import { z } from 'zod';
import { router, viewer } from '../procedure.js';

export const eventTypesRouter = router({
  list: viewer.output(z.array(eventTypeSummarySchema).readonly()).query(({ ctx }) => ctx.services.eventTypes.list()),

  get: viewer
    .input(z.object({ name: z.string().max(200) }))
    .output(eventTypeSchema)
    .query(({ ctx, input }) => ctx.services.eventTypes.get(input.name)),
});
