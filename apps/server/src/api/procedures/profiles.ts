import {
  annotateProfileInput,
  decayProfileInput,
  mergeProfileInput,
  profileAnnotationSchema,
  profileDetailSchema,
  profileNameSchema,
  profileSchema,
  profileSubjectInput,
  profileSubjectsInput,
  profileSubjectsSchema,
  resetProfileInput,
  saveProfileInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { analyst, engineer, router, viewer } from '../procedure.js';

const byName = z.object({ name: profileNameSchema });

export const profilesRouter = router({
  list: viewer.output(z.array(profileSchema).readonly()).query(({ ctx }) => ctx.services.profiles.list()),

  /** Deploys the rule that keeps the profile, then stores the definition. */
  save: engineer
    .input(saveProfileInput)
    .output(profileSchema)
    .mutation(({ ctx, input }) => ctx.services.profiles.save(input, ctx.actor)),

  delete: engineer.input(byName).mutation(({ ctx, input }) => ctx.services.profiles.remove(input.name, ctx.actor)),

  /** Those who deviate most first. */
  subjects: viewer
    .input(profileSubjectsInput)
    .output(profileSubjectsSchema)
    .query(({ ctx, input }) => ctx.services.profiles.subjects(input)),

  subject: viewer
    .input(profileSubjectInput)
    .output(profileDetailSchema)
    .query(({ ctx, input }) => ctx.services.profiles.subject(input)),

  reset: engineer.input(resetProfileInput).mutation(({ ctx, input }) => ctx.services.profiles.reset(input, ctx.actor)),

  merge: engineer.input(mergeProfileInput).mutation(({ ctx, input }) => ctx.services.profiles.merge(input, ctx.actor)),

  decay: engineer.input(decayProfileInput).mutation(({ ctx, input }) => ctx.services.profiles.decay(input, ctx.actor)),

  annotate: analyst
    .input(annotateProfileInput)
    .output(profileAnnotationSchema)
    .mutation(({ ctx, input }) => ctx.services.profiles.annotate(input, ctx.actor)),

  /** All entries as CSV that is safe in a spreadsheet. */
  export: viewer
    .input(byName)
    .output(z.object({ csv: z.string() }))
    .query(async ({ ctx, input }) => ({ csv: await ctx.services.profiles.exported(input.name) })),
});
