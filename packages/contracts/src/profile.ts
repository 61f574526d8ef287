import { z } from 'zod';
import { instantSchema } from './value.js';

/** A word that is a name in EPL too: the profile `logins` is the named window `Profile_logins` of the module `profiles.logins`. */
export const profileNameSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'letters, digits and underscore');
const propertyName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a property');

/** A behavioural baseline: how often each subject shows each value of some features. */
export const saveProfileInput = z.object({
  name: profileNameSchema,
  description: z.string().max(500).default(''),
  eventType: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an event type'),
  /** EPL condition over the event's properties; empty = every event */
  filter: z.string().max(2000).default(''),
  subject: propertyName,
  features: z.array(propertyName).min(1).max(20),
  /** a count halves in this time; null = counts never fade */
  halfLifeMs: z.number().int().min(1000).nullable().default(null),
  /** events of a subject below which nothing is said of deviation */
  minimumSample: z.number().int().min(1).max(1_000_000).default(20),
  /** deviation from which a value stands out, 0 to 1 */
  threshold: z.number().min(0).max(1).default(0.95),
});
export type SaveProfileInput = z.output<typeof saveProfileInput>;

export const profileSchema = saveProfileInput
  .extend({
    module: z.string(),
    window: z.string(),
    /** whether its module runs */
    running: z.boolean(),
    entries: z.number().int(),
    subjects: z.number().int(),
    changedAt: instantSchema,
  })
  .readonly();
export type Profile = z.infer<typeof profileSchema>;

/** How often a subject showed a value, faded to now. `deviation` = 1 - share; null while the sample is too small. */
export const profileEntrySchema = z
  .object({
    subject: z.string(),
    feature: z.string(),
    value: z.string(),
    count: z.number(),
    share: z.number(),
    deviation: z.number().nullable(),
    firstSeenAt: instantSchema,
    lastSeenAt: instantSchema,
  })
  .readonly();
export type ProfileEntry = z.infer<typeof profileEntrySchema>;

/** A subject with the value that it showed last and how far that one deviates; those who deviate most first. */
export const profileSubjectSchema = z
  .object({
    subject: z.string(),
    count: z.number(),
    values: z.number().int(),
    lastSeenAt: instantSchema,
    feature: z.string(),
    value: z.string(),
    deviation: z.number().nullable(),
  })
  .readonly();
export type ProfileSubject = z.infer<typeof profileSubjectSchema>;

export const profileSubjectsInput = z.object({
  name: profileNameSchema,
  text: z.string().max(200).exactOptional(),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(1000).default(100),
});
export const profileSubjectsSchema = z
  .object({ subjects: z.array(profileSubjectSchema).readonly(), total: z.number().int() })
  .readonly();
export type ProfileSubjects = z.infer<typeof profileSubjectsSchema>;

const subjectText = z.string().min(1).max(1000);
export const profileSubjectInput = z.object({ name: profileNameSchema, subject: subjectText });
export const profileAnnotationSchema = z
  .object({ id: z.string(), subject: z.string(), text: z.string(), by: z.string(), at: instantSchema })
  .readonly();
export type ProfileAnnotation = z.infer<typeof profileAnnotationSchema>;
export const profileDetailSchema = z
  .object({ entries: z.array(profileEntrySchema).readonly(), annotations: z.array(profileAnnotationSchema).readonly() })
  .readonly();
export type ProfileDetail = z.infer<typeof profileDetailSchema>;

/** Forgets what is known: of one subject, or of one of its features, or of all. */
export const resetProfileInput = z.object({
  name: profileNameSchema,
  subject: subjectText.exactOptional(),
  feature: propertyName.exactOptional(),
});
export type ResetProfileInput = z.infer<typeof resetProfileInput>;
/** What is known of `from` is added to what is known of `into`, and `from` is gone: two names of one person. */
export const mergeProfileInput = z.object({ name: profileNameSchema, from: subjectText, into: subjectText });
export type MergeProfileInput = z.infer<typeof mergeProfileInput>;
/** Every count is multiplied; what falls below a hundredth is forgotten. */
export const decayProfileInput = z.object({ name: profileNameSchema, factor: z.number().gt(0).lt(1) });
export type DecayProfileInput = z.infer<typeof decayProfileInput>;
export const annotateProfileInput = z.object({
  name: profileNameSchema,
  subject: subjectText,
  text: z.string().trim().min(1).max(2000),
});
export type AnnotateProfileInput = z.infer<typeof annotateProfileInput>;
