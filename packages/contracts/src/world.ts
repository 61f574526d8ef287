import type { ValueType } from '@rulewright/core';
import { z } from 'zod';

const valueTypeSchema: z.ZodType<ValueType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['boolean', 'int', 'long', 'float', 'double', 'string', 'any', 'null']) }),
    z.object({ kind: z.literal('array'), element: valueTypeSchema }),
    z.object({ kind: z.literal('event'), name: z.string() }),
  ]),
) as z.ZodType<ValueType>;

const worldTypeSchema = z
  .object({
    name: z.string(),
    origin: z.enum(['schema', 'derived', 'window', 'table', 'row']),
    properties: z.array(z.object({ name: z.string(), type: valueTypeSchema }).readonly()).readonly(),
    supertypes: z.array(z.string()).readonly(),
    startTimestamp: z.string().exactOptional(),
    endTimestamp: z.string().exactOptional(),
    open: z.boolean().exactOptional(),
  })
  .readonly();

const module = z.string().exactOptional();

/**
 * All that a module may refer to because it is deployed, as plain data: what an editor needs to check a text by itself. The lists are the
 * entries of the checker's `World`, in order of deployment.
 */
export const worldSchema = z
  .object({
    types: z.array(worldTypeSchema).readonly(),
    windows: z
      .array(
        z
          .object({ name: z.string(), eventType: z.string(), module, uniqueKey: z.array(z.string()).readonly().exactOptional() })
          .readonly(),
      )
      .readonly(),
    variables: z.array(z.object({ name: z.string(), type: valueTypeSchema, constant: z.boolean(), module }).readonly()).readonly(),
    expressions: z.array(z.object({ name: z.string(), text: z.string(), module }).readonly()).readonly(),
    indexes: z
      .array(
        z
          .object({ name: z.string(), window: z.string(), unique: z.boolean(), properties: z.array(z.string()).readonly(), module })
          .readonly(),
      )
      .readonly(),
    modules: z.array(z.object({ name: z.string(), uses: z.array(z.string()).readonly() }).readonly()).readonly(),
    outputIds: z.array(z.number()).readonly(),
    /** connections that answer lookups, each with the columns of its rows */
    lookups: z.array(worldTypeSchema).readonly(),
    /** files that `@Load` may name; absent = they are too many to be told */
    files: z.array(z.string()).readonly().exactOptional(),
    caseInsensitiveTypes: z.boolean(),
  })
  .readonly();
export type WireWorld = z.infer<typeof worldSchema>;
