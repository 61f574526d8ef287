import { z } from 'zod';
import { instantSchema, recordSchema, valueSchema } from './value.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const severitySchema = z.enum(SEVERITIES);

export const ALERT_STATES = ['open', 'acknowledged', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
const alertStateSchema = z.enum(ALERT_STATES);

/** 64 hexadecimal digits: the hash of rule, version, trigger offset, statement and ordinal; the same after every replay. */
export const alertIdSchema = z.string().regex(/^[0-9a-f]{64}$/, '64 digits of 0 to 9 and a to f');

/** One alert in a list. `seq` grows with every stored alert and has no meaning beyond order. */
export const alertSchema = z
  .object({
    seq: z.number().int(),
    id: alertIdSchema,
    /** the module */
    rule: z.string(),
    version: z.number().int(),
    /** statement id: name, else ordinal */
    statement: z.string(),
    /** `name` of `@Alert`, else the statement's */
    name: z.string(),
    severity: severitySchema,
    tags: z.array(z.string()).readonly(),
    /** columns that identify what the alert is about, in order; empty when the rule has no key */
    key: z.array(z.object({ name: z.string(), value: valueSchema }).readonly()).readonly(),
    row: recordSchema,
    /** what `@Enrich` added, by name; `NAME.error` says why an answer is missing */
    enrichments: recordSchema.exactOptional(),
    state: alertStateSchema,
    stateBy: z.string().nullable(),
    /** engine time of the row */
    time: instantSchema,
    storedAt: instantSchema,
    shadow: z.boolean(),
  })
  .readonly();
export type Alert = z.infer<typeof alertSchema>;

export const alertNoteSchema = z
  .object({ id: z.string(), by: z.string().nullable(), at: instantSchema, text: z.string() })
  .readonly();
export type AlertNote = z.infer<typeof alertNoteSchema>;

const DELIVERY_STATES = ['waiting', 'delivered', 'retrying', 'dead'] as const;
export const alertDeliverySchema = z
  .object({
    sink: z.string(),
    state: z.enum(DELIVERY_STATES),
    tries: z.number().int(),
    lastError: z.string().nullable(),
    at: instantSchema.nullable(),
    nextTryAt: instantSchema.nullable(),
  })
  .readonly();
export type AlertDelivery = z.infer<typeof alertDeliverySchema>;

/**
 * An event behind an alert. `role`: the pattern tag or stream that it stands for. `time` is null, and `offset` -1, if it came before the
 * state from which the events were looked for.
 */
export const evidenceSchema = z
  .object({
    offset: z.number().int(),
    type: z.string(),
    role: z.string().nullable(),
    time: instantSchema.nullable(),
    record: recordSchema,
  })
  .readonly();
export type Evidence = z.infer<typeof evidenceSchema>;

export const alertDetailSchema = alertSchema
  .unwrap()
  .extend({
    triggerOffset: z.number().int(),
    notes: z.array(alertNoteSchema).readonly(),
    deliveries: z.array(alertDeliverySchema).readonly(),
    /** the events behind it, oldest first; null until they have been found */
    evidence: z.array(evidenceSchema).readonly().nullable(),
    /** how many there are in all, and whether that is known to be all of them; null until they have been found */
    evidenceTotal: z.number().int().nullable(),
    evidenceWhole: z.boolean().nullable(),
    /** why they cannot be found; null while they may be */
    evidenceNote: z.string().nullable(),
  })
  .readonly();
export type AlertDetail = z.infer<typeof alertDetailSchema>;

/** Absent or empty lists do not restrict. `text` is looked for in rule, name, key and columns, case-insensitively. */
export const alertFilterSchema = z.object({
  states: z.array(alertStateSchema).exactOptional(),
  severities: z.array(severitySchema).exactOptional(),
  rules: z.array(z.string().max(200)).max(200).exactOptional(),
  text: z.string().max(200).exactOptional(),
  /** engine time, inclusive and exclusive */
  from: instantSchema.exactOptional(),
  to: instantSchema.exactOptional(),
  shadow: z.boolean().exactOptional(),
});
export type AlertFilter = z.infer<typeof alertFilterSchema>;

/** Newest first. `before`: only alerts with a smaller `seq`, i.e. the last page's `nextBefore`. */
export const alertListInput = alertFilterSchema.extend({
  before: z.number().int().exactOptional(),
  limit: z.number().int().min(1).max(500).default(100),
});
export const alertPageSchema = z
  .object({
    alerts: z.array(alertSchema).readonly(),
    nextBefore: z.number().int().nullable(),
    /** alerts that pass the filter, and those of them that are open, counted up to `countedTo` and `openCountedTo`: there may be more */
    total: z.number().int(),
    open: z.number().int(),
    countedTo: z.number().int(),
    openCountedTo: z.number().int(),
  })
  .readonly();
export type AlertPage = z.infer<typeof alertPageSchema>;

/** Oldest first, those with a greater `seq`: what was missed while a connection was away. */
export const alertsSinceInput = z.object({
  seq: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000).default(500),
});
export const alertsSinceSchema = z.object({ alerts: z.array(alertSchema).readonly(), more: z.boolean() }).readonly();
export type AlertsSince = z.infer<typeof alertsSinceSchema>;

export const setAlertStateInput = z.object({ ids: z.array(alertIdSchema).min(1).max(1000), state: alertStateSchema });
export const addAlertNoteInput = z.object({ id: alertIdSchema, text: z.string().trim().min(1).max(10_000) });
