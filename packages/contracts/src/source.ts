import { z } from 'zod';

/** Names a source in `?source=`; senders that name none are of the source `http`. */
export const sourceNameSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'letters, digits, dot, dash and underscore');

const fieldName = z.string().min(1).max(200);
const fixedValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** How far ahead of its arrival the instant of an event may be, if its source does not say: a day. */
export const DEFAULT_AHEAD_MS = 86_400_000;

/**
 * How the records of a source become events, and whose time they have. `arrival`: the time at which they became durable. `event`: the
 * instant in a field; the clock follows the newest one less `latenessMs`. An instant that is more than `aheadMs` (absent = a day) ahead of
 * the event's arrival is a mistake, such as a wrong unit: it would drag the clock of every rule along, so the event is a dead letter.
 */
export const sourceDefinitionSchema = z
  .object({
    name: sourceNameSchema,
    clock: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('arrival') }),
        z.object({
          kind: z.literal('event'),
          field: fieldName,
          unit: z.enum(['s', 'ms', 'us']).default('ms'),
          latenessMs: z.number().int().min(0).max(86_400_000).default(0),
          aheadMs: z
            .number()
            .int()
            .min(0)
            .max(366 * 86_400_000)
            .exactOptional(),
        }),
      ])
      .default({ kind: 'arrival' }),
    type: z.string().max(200).exactOptional(),
    typeField: fieldName.exactOptional(),
    types: z.record(z.string(), z.string().max(200)).exactOptional(),
    rename: z.record(fieldName, fieldName).exactOptional(),
    set: z.record(fieldName, fixedValue).exactOptional(),
  })
  .readonly();
export type SourceDefinition = z.infer<typeof sourceDefinitionSchema>;
