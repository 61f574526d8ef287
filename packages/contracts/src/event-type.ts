import { z } from 'zod';
import { recordSchema } from './value.js';

const propertySchema = z
  .object({
    name: z.string(),
    /** as EPL writes it: `int`, `string[]`, a type's name */
    type: z.string(),
  })
  .readonly();

export const eventTypeSummarySchema = z
  .object({
    name: z.string(),
    origin: z.enum(['schema', 'derived', 'window', 'table', 'row']),
    /** the module that declares it; null = the host */
    module: z.string().nullable(),
    properties: z.array(propertySchema).readonly(),
    /** names of all types that it is also, nearest first */
    supertypes: z.array(z.string()).readonly(),
    open: z.boolean(),
    eventsPerSecond: z.number(),
  })
  .readonly();
export type EventTypeSummary = z.infer<typeof eventTypeSummarySchema>;

export const eventTypeSchema = eventTypeSummarySchema
  .unwrap()
  .extend({
    /** modules whose statements read it, and those that write it */
    readBy: z.array(z.string()).readonly(),
    writtenBy: z.array(z.string()).readonly(),
    /** the newest events of the type, newest first */
    samples: z.array(recordSchema).readonly(),
  })
  .readonly();
export type EventTypeDetail = z.infer<typeof eventTypeSchema>;
