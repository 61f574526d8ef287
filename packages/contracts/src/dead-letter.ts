import { z } from 'zod';
import { instantSchema } from './value.js';

const DEAD_LETTER_STATES = ['held', 'resent', 'dropped'] as const;

/** A record that no rule has seen, with the reason. `text` is the record as it came, cut after 10,000 characters. */
export const deadLetterSchema = z
  .object({
    id: z.number().int(),
    receivedAt: instantSchema,
    source: z.string(),
    codec: z.string(),
    eventType: z.string().nullable(),
    offset: z.number().int(),
    code: z.string(),
    message: z.string(),
    text: z.string(),
    state: z.enum(DEAD_LETTER_STATES),
    handledBy: z.string().nullable(),
  })
  .readonly();
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** Newest first. */
export const deadLetterListInput = z.object({
  states: z.array(z.enum(DEAD_LETTER_STATES)).exactOptional(),
  source: z.string().max(100).exactOptional(),
  code: z.string().max(100).exactOptional(),
  before: z.number().int().exactOptional(),
  limit: z.number().int().min(1).max(500).default(100),
});
export type DeadLetterListInput = z.infer<typeof deadLetterListInput>;
export const deadLetterPageSchema = z
  .object({ letters: z.array(deadLetterSchema).readonly(), nextBefore: z.number().int().nullable(), held: z.number().int() })
  .readonly();
export type DeadLetterPage = z.infer<typeof deadLetterPageSchema>;

export const deadLetterIdsInput = z.object({ ids: z.array(z.number().int()).min(1).max(500) });
/**
 * What the re-sent records came to; those that are rejected again are dead letters of their own. `notHeld`: ids under which no record waits:
 * unknown, or re-sent or dropped before.
 */
export const resentSchema = z
  .object({ accepted: z.number().int(), rejected: z.number().int(), notHeld: z.array(z.number().int()).readonly() })
  .readonly();
export type Resent = z.infer<typeof resentSchema>;
