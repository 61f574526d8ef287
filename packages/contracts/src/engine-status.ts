import { z } from 'zod';
import { instantSchema } from './value.js';

/** `recovering`: replaying the journal after a start · `running` · `stand-by`: another server leads · `stopped` */
export const ENGINE_STATES = ['recovering', 'running', 'stand-by', 'stopped'] as const;
export type EngineState = (typeof ENGINE_STATES)[number];

/** The pulse of the engine, once a second. */
export const enginePulseSchema = z
  .object({
    state: z.enum(ENGINE_STATES),
    /** events per second over the last seconds */
    eventsPerSecond: z.number(),
    alertsPerSecond: z.number(),
    /** ms between the newest durable event and the newest processed one */
    lagMs: z.number(),
    /** batches and bytes that are durable but not yet processed */
    queueBatches: z.number().int(),
    queueBytes: z.number().int(),
    /** engine time */
    time: instantSchema,
    /** events and rejected events since start of the process */
    events: z.number().int(),
    rejected: z.number().int(),
    /** rows dropped by budgets since start of the process */
    dropped: z.number().int(),
  })
  .readonly();
export type EnginePulse = z.infer<typeof enginePulseSchema>;

/** What runtime reports say: rows lost to an exception, budgets reached, late events. */
export const runtimeReportSchema = z
  .object({
    kind: z.enum(['failure', 'budget', 'late-event', 'derived-loop']),
    module: z.string().nullable(),
    statement: z.string().nullable(),
    node: z.string().nullable(),
    message: z.string(),
    time: instantSchema,
  })
  .readonly();
export type WireRuntimeReport = z.infer<typeof runtimeReportSchema>;

export const engineStatusSchema = enginePulseSchema
  .unwrap()
  .extend({
    version: z.string(),
    startedAt: instantSchema,
    /** last journal entry that is durable, and last that the engine has processed with its effects stored */
    journalSeq: z.number().int(),
    processedSeq: z.number().int(),
    snapshotAt: instantSchema.nullable(),
    reports: z.array(runtimeReportSchema).readonly(),
  })
  .readonly();
export type EngineStatus = z.infer<typeof engineStatusSchema>;

/** Counters of one node of a deployed module, as the canvas shows them. */
export const nodeCountersSchema = z
  .object({ node: z.string(), inserted: z.number().int(), removed: z.number().int(), held: z.number().int() })
  .readonly();
export type WireNodeCounters = z.infer<typeof nodeCountersSchema>;
