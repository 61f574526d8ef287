import { loginInput, meSchema, setupInput } from '@rulewright/contracts';
import { open, router } from '../procedure.js';

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

  setup: open
    .input(setupInput)
    .output(meSchema)
    .mutation(async ({ ctx, input }) => {
      const opened = await ctx.services.people.setup(input, ctx.origin);
      ctx.session.set(opened);
      return opened.me;
    }),
});
