import { apiKeySchema, createdKeySchema, createKeyInput } from '@rulewright/contracts';
import { z } from 'zod';
import { admin, router } from '../procedure.js';

export const keysRouter = router({
  list: admin.output(z.array(apiKeySchema).readonly()).query(({ ctx }) => ctx.services.keys.list()),

  create: admin
    .input(createKeyInput)
    .output(createdKeySchema)
    .mutation(({ ctx, input }) => ctx.services.keys.create(input, ctx.actor)),

  revoke: admin.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => ctx.services.keys.revoke(input.id, ctx.actor)),
});
