import { deadLetterIdsInput, deadLetterListInput, deadLetterPageSchema, resentSchema } from '@rulewright/contracts';
import { analyst, engineer, router } from '../procedure.js';

export const deadLettersRouter = router({
  list: analyst
    .input(deadLetterListInput)
    .output(deadLetterPageSchema)
    .query(({ ctx, input }) => ctx.services.deadLetters.list(input)),

  resend: engineer
    .input(deadLetterIdsInput)
    .output(resentSchema)
    .mutation(({ ctx, input }) => ctx.services.deadLetters.resend(input.ids, ctx.actor)),

  drop: engineer.input(deadLetterIdsInput).mutation(({ ctx, input }) => ctx.services.deadLetters.drop(input.ids, ctx.actor)),
});
