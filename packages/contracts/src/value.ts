import type { EventRecord, Value } from '@rulewright/core';
import { z } from 'zod';

/** A value of a row or an event as JSON carries it. */
export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(valueSchema), z.record(z.string(), valueSchema)]),
);

/** The properties of an event or the columns of a row by name. */
export const recordSchema: z.ZodType<EventRecord> = z.record(z.string(), valueSchema);

/** A moment in milliseconds since the epoch, UTC. */
export const instantSchema = z.number().int();
