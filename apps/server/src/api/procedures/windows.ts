import {
  queryInput,
  queryResultSchema,
  windowContentInput,
  windowContentSchema,
  windowLoadSchema,
  windowRefInput,
  windowSummarySchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { analyst, engineer, router, viewer } from '../procedure.js';

export const windowsRouter = router({
  list: viewer.output(z.array(windowSummarySchema).readonly()).query(({ ctx }) => ctx.services.windows.list()),

  content: viewer
    .input(windowContentInput)
    .output(windowContentSchema)
    .query(({ ctx, input }) => ctx.services.windows.content(input)),

  /** Fills a window under `@Load` from its file now. */
  reload: engineer
    .input(windowRefInput)
    .output(windowLoadSchema)
    .mutation(({ ctx, input }) => ctx.services.windows.reload(input, ctx.actor)),

  /** A query that writes needs the role engineer, which the service checks once it knows what the text does. */
  query: analyst
    .input(queryInput)
    .output(queryResultSchema)
    .mutation(({ ctx, input }) => ctx.services.windows.query(input, ctx.actor)),
});
