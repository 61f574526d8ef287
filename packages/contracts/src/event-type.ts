import { z } from 'zod';
import { recordSchema } from './value.js';

const propertySchema = z
  .object({
    name: z.string(),
    /** as EPL writes it: `int`, `string[]`, a type's name */
    type: z.string(),
  })
  .readonly();

/**
 * Something in which the newest events of a type differ from its declaration: a property that it has not (`undeclared`), values of another
 * type (`other-type`), a property that had values and has none any more (`stopped`).
 */
const driftSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('undeclared'),
      property: z.string(),
      /** the type that its values have */
      found: z.string(),
      /** in how many of the newest events, of how many */
      events: z.number(),
      of: z.number(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('other-type'),
      property: z.string(),
      found: z.string(),
      declared: z.string(),
      events: z.number(),
      of: z.number(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('stopped'),
      property: z.string(),
      /** the engine's time of the last event that had it, in ms since the epoch */
      lastMs: z.number(),
      /** an undeclared property with a name like it, which comes instead */
      instead: z.string().nullable(),
    })
    .readonly(),
]);
export type Drift = z.infer<typeof driftSchema>;

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
    drifts: z.array(driftSchema).readonly(),
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
