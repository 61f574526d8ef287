import {
  auditListInput,
  auditPageSchema,
  createPersonInput,
  passwordLinkSchema,
  personSchema,
  personSessionSchema,
  updatePersonInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { admin, router } from '../procedure.js';

const byId = z.object({ id: z.uuid() });

export const peopleRouter = router({
  list: admin.output(z.array(personSchema).readonly()).query(({ ctx }) => ctx.services.accounts.list()),

  create: admin
    .input(createPersonInput)
    .output(passwordLinkSchema)
    .mutation(({ ctx, input }) => ctx.services.accounts.create(input, ctx.actor)),

  update: admin.input(updatePersonInput).mutation(({ ctx, input }) => ctx.services.accounts.update(input, ctx.actor)),

  resetLink: admin
    .input(byId)
    .output(passwordLinkSchema)
    .mutation(({ ctx, input }) => ctx.services.accounts.resetLink(input.id, ctx.actor)),

  sessions: admin
    .input(byId)
    .output(z.array(personSessionSchema).readonly())
    .query(({ ctx, input }) => ctx.services.accounts.sessions(ctx.actor, input.id)),

  audit: admin
    .input(auditListInput)
    .output(auditPageSchema)
    .query(({ ctx, input }) => ctx.services.audit.list(input)),
});
