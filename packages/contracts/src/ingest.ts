import { z } from 'zod';

/** Why one record of a batch was not taken. It stands in the dead letters with the same reason. */
const rejectionSchema = z
  .object({
    /** position in the batch, from 0 */
    index: z.number().int(),
    code: z.string(),
    message: z.string(),
  })
  .readonly();
export type Rejection = z.infer<typeof rejectionSchema>;

/**
 * The answer to a batch of events, sent when it is durable and read. Always 200: a bad record never fails the others. `offset` is the journal
 * position of the batch's first record, null if there was none; records follow one by one.
 */
export const ingestAnswerSchema = z
  .object({
    accepted: z.number().int(),
    rejected: z.number().int(),
    offset: z.number().int().nullable(),
    /** at most the first 1,000 */
    errors: z.array(rejectionSchema).readonly(),
  })
  .readonly();
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;
