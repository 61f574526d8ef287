import { connectionNameSchema, connectionSchema, connectionTestSchema, saveConnectionInput } from '@rulewright/contracts';
import { z } from 'zod';
import { admin, router } from '../procedure.js';

const byName = z.object({ name: connectionNameSchema });

export const connectionsRouter = router({
  list: admin.output(z.array(connectionSchema).readonly()).query(({ ctx }) => ctx.services.connections.list()),

  save: admin.input(saveConnectionInput).mutation(({ ctx, input }) => ctx.services.connections.save(input, ctx.actor)),

  delete: admin.input(byName).mutation(({ ctx, input }) => ctx.services.connections.remove(input.name, ctx.actor)),

  test: admin
    .input(byName)
    .output(connectionTestSchema)
    .mutation(({ ctx, input }) => ctx.services.connections.test(input.name)),
});
