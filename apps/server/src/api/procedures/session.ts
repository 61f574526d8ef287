import {
  changePasswordInput,
  loginInput,
  meSchema,
  passwordSetSchema,
  personSessionSchema,
  setPasswordInput,
  setupInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { open, router, viewer } from '../procedure.js';

export const sessionRouter = router({
  me: open.output(meSchema).query(({ ctx }) => ctx.services.people.me(ctx.actor)),

  login: open
    .input(loginInput)
    .output(meSchema)
    .mutation(async ({ ctx, input }) => {
      const opened = await ctx.services.people.login(input, ctx.origin);
      ctx.session.set(opened);
      return opened.me;
    }),

  logout: open.mutation(async ({ ctx }) => {
    if (ctx.session.token !== undefined) await ctx.services.people.logout(ctx.session.token);
    ctx.session.clear();
  }),

  /** With the link that an administrator made. */
  setPassword: open
    .input(setPasswordInput)
    .output(passwordSetSchema)
    .mutation(({ ctx, input }) => ctx.services.accounts.setPassword(input, ctx.origin)),

  changePassword: viewer
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => ctx.services.accounts.changePassword(input, ctx.actor, ctx.session.token)),

  /** One's own sessions. */
  list: viewer.output(z.array(personSessionSchema).readonly()).query(({ ctx }) => ctx.services.accounts.sessions(ctx.actor)),

  /** Ends one of one's own sessions, or anybody's as an administrator. */
  end: viewer.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => ctx.services.accounts.endSession(input.id, ctx.actor)),

  setup: open
    .input(setupInput)
    .output(meSchema)
    .mutation(async ({ ctx, input }) => {
      const opened = await ctx.services.people.setup(input, ctx.origin);
      ctx.session.set(opened);
      return opened.me;
    }),
});
