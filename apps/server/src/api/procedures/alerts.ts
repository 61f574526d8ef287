import {
  addAlertNoteInput,
  alertDetailSchema,
  alertIdSchema,
  alertListInput,
  alertNoteSchema,
  alertPageSchema,
  alertSchema,
  alertsSinceInput,
  alertsSinceSchema,
  setAlertStateInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { analyst, router, viewer } from '../procedure.js';

export const alertsRouter = router({
  list: viewer
    .input(alertListInput)
    .output(alertPageSchema)
    .query(({ ctx, input }) => ctx.services.alerts.list(input)),

  get: viewer
    .input(z.object({ id: alertIdSchema }))
    .output(alertDetailSchema)
    .query(({ ctx, input }) => ctx.services.alerts.get(input.id)),

  since: viewer
    .input(alertsSinceInput)
    .output(alertsSinceSchema)
    .query(({ ctx, input }) => ctx.services.alerts.since(input)),

  setState: analyst
    .input(setAlertStateInput)
    .output(z.array(alertSchema).readonly())
    .mutation(({ ctx, input }) => ctx.services.alerts.setState(input, ctx.actor)),

  addNote: analyst
    .input(addAlertNoteInput)
    .output(alertNoteSchema)
    .mutation(({ ctx, input }) => ctx.services.alerts.addNote(input, ctx.actor)),
});
