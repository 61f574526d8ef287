import { z } from 'zod';
import { diagnosticSchema } from './diagnostic.js';
import { moduleNameSchema } from './module.js';
import { instantSchema, recordSchema } from './value.js';

const columnSchema = z.object({ name: z.string(), type: z.string() }).readonly();

/** How the last load of a file into a window went; after a fault the window holds what it held before. */
export const windowLoadSchema = z
  .object({
    file: z.string(),
    at: instantSchema,
    rows: z.number().int(),
    error: z.string().nullable(),
    /** line of the fault, from 1 */
    line: z.number().int().nullable(),
  })
  .readonly();
export type WindowLoad = z.infer<typeof windowLoadSchema>;

/** A window by its module and name, as the route of a reload has them. */
export const windowRefInput = z.object({ module: moduleNameSchema, window: z.string().min(1).max(200) });
export type WindowRef = z.infer<typeof windowRefInput>;

export const windowSummarySchema = z
  .object({
    name: z.string(),
    module: z.string(),
    eventType: z.string(),
    columns: z.array(columnSchema).readonly(),
    rows: z.number().int(),
    persisted: z.boolean(),
    loaded: z.boolean(),
    load: windowLoadSchema.nullable(),
  })
  .readonly();
export type WindowSummary = z.infer<typeof windowSummarySchema>;

/** One page of what a window holds, in the window's order. `text` is looked for in all columns. */
export const windowContentInput = z.object({
  name: z.string().max(200),
  text: z.string().max(200).exactOptional(),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(1000).default(200),
});
export const windowContentSchema = z
  .object({ columns: z.array(columnSchema).readonly(), rows: z.array(recordSchema).readonly(), total: z.number().int() })
  .readonly();
export type WindowContent = z.infer<typeof windowContentSchema>;

/** An on-demand query. Writing (insert, update, delete) needs the role engineer and goes through the journal. */
export const queryInput = z.object({
  epl: z.string().min(1).max(100_000),
  limit: z.number().int().min(1).max(10_000).default(1000),
});
export const queryResultSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('rows'),
      columns: z.array(columnSchema).readonly(),
      rows: z.array(recordSchema).readonly(),
      /** there were more than `limit` */
      truncated: z.boolean(),
      tookMs: z.number(),
    })
    .readonly(),
  z.object({ kind: z.literal('refused'), diagnostics: z.array(diagnosticSchema).readonly() }).readonly(),
]);
export type QueryResult = z.infer<typeof queryResultSchema>;
