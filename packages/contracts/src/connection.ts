import { z } from 'zod';
import { instantSchema } from './value.js';

export const connectionNameSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, 'letters, digits, blanks, dot, dash and underscore');

const ofEach = z.object({ name: connectionNameSchema, enabled: z.boolean().default(true) });

const webhookSchema = ofEach.extend({
  service: z.literal('webhook'),
  /** `outID` of the alerts that go there */
  outId: z.string().min(1).max(100),
  options: z.object({
    url: z.url({ protocol: /^https?$/ }),
    headers: z.record(z.string().max(100), z.string().max(2000)).exactOptional(),
    timeoutMs: z.number().int().min(100).max(60_000).exactOptional(),
  }),
  /** never part of an answer; absent = stays as it is, null = is removed */
  secrets: z.object({ signingKey: z.string().min(8).max(500).nullable().exactOptional() }).exactOptional(),
});

/** A connection as it is stored: what differs by service stands in `options`. */
export const saveConnectionInput = z.discriminatedUnion('service', [webhookSchema]);
export type SaveConnectionInput = z.infer<typeof saveConnectionInput>;

export const connectionSchema = z
  .object({
    name: connectionNameSchema,
    kind: z.enum(['source', 'sink', 'lookup', 'enricher']),
    service: z.string(),
    outId: z.string().nullable(),
    enabled: z.boolean(),
    options: z.record(z.string(), z.unknown()),
    /** names of the secrets that are set */
    secrets: z.array(z.string()).readonly(),
    /** deliveries of a sink by state */
    waiting: z.number().int(),
    delivered: z.number().int(),
    dead: z.number().int(),
    lastError: z.string().nullable(),
    changedAt: instantSchema,
  })
  .readonly();
export type Connection = z.infer<typeof connectionSchema>;

/** What a try with a made-up alert came to. */
export const connectionTestSchema = z.object({ ok: z.boolean(), message: z.string().nullable(), tookMs: z.number() }).readonly();
export type ConnectionTest = z.infer<typeof connectionTestSchema>;
