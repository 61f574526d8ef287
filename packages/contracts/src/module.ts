import { z } from 'zod';
import { diagnosticSchema } from './diagnostic.js';
import { instantSchema } from './value.js';

/** Under which a module is found. Names with dashes may be stored from earlier; no text can declare one. */
export const moduleNameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$/, 'words of letters, digits, dash and underscore, joined by dots');

/** A module's name: dotted words, as `module a.b;` spells it. The parts before the last dot are its folder. */
export const savedModuleNameSchema = moduleNameSchema.regex(
  /^[^-]*$/,
  'words of letters, digits and underscore, joined by dots; no dash',
);

/** The largest EPL text of one module, in UTF-16 units. */
export const MAX_MODULE_CHARS = 1_000_000;
export const eplTextSchema = z.string().max(MAX_MODULE_CHARS);

/**
 * `draft`: not deployed · `shadow`: deployed, alerts recorded but delivered nowhere · `live` · `paused`: kept in the engine, sees no events ·
 * `failing`: deployed and reporting failures, or refused at the last start.
 */
export const MODULE_STATES = ['draft', 'shadow', 'live', 'paused', 'failing'] as const;
export type ModuleState = (typeof MODULE_STATES)[number];
const moduleStateSchema = z.enum(MODULE_STATES);

export const deployModeSchema = z.enum(['live', 'shadow']);
export type DeployMode = z.infer<typeof deployModeSchema>;

export const moduleSummarySchema = z
  .object({
    name: moduleNameSchema,
    state: moduleStateSchema,
    /** newest stored version, counted from 1 */
    version: z.number().int(),
    /** the version that runs, null for a draft */
    deployedVersion: z.number().int().nullable(),
    statements: z.array(z.string()).readonly(),
    uses: z.array(z.string()).readonly(),
    /** event types, streams and windows that its statements read, and those that they write */
    reads: z.array(z.string()).readonly(),
    writes: z.array(z.string()).readonly(),
    /** event types whose schemas it creates */
    declares: z.array(z.string()).readonly(),
    problems: z.number().int(),
    /** why it fails or who paused it */
    reason: z.string().nullable(),
    changedAt: instantSchema,
    changedBy: z.string().nullable(),
    /** events per second into its statements, over the last seconds; 0 when it does not run */
    eventsPerSecond: z.number(),
    alerts24h: z.number().int(),
    /** alerts of each of the last 24 hours, oldest first */
    alertsByHour: z.array(z.number().int()).readonly(),
  })
  .readonly();
export type ModuleSummary = z.infer<typeof moduleSummarySchema>;

export const moduleVersionSchema = z
  .object({
    version: z.number().int(),
    savedAt: instantSchema,
    savedBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .readonly();
export type ModuleVersion = z.infer<typeof moduleVersionSchema>;

export const moduleSchema = z
  .object({
    name: moduleNameSchema,
    state: moduleStateSchema,
    version: z.number().int(),
    deployedVersion: z.number().int().nullable(),
    reason: z.string().nullable(),
    epl: eplTextSchema,
    savedAt: instantSchema,
    savedBy: z.string().nullable(),
    note: z.string().nullable(),
    diagnostics: z.array(diagnosticSchema).readonly(),
  })
  .readonly();
export type Module = z.infer<typeof moduleSchema>;

/** `version` absent = the newest. */
export const moduleRefInput = z.object({ name: moduleNameSchema, version: z.number().int().positive().exactOptional() });

/**
 * Stores a text as a new version; it may have errors (a draft). `baseVersion`: the version that the edit began from; when a newer one exists
 * the answer is `conflict` and nothing is stored (0 = the module must be new; absent = store in any case).
 */
export const saveModuleInput = z.object({
  name: savedModuleNameSchema,
  epl: eplTextSchema,
  note: z.string().max(500).exactOptional(),
  baseVersion: z.number().int().nonnegative().exactOptional(),
});
export type SaveModuleInput = z.infer<typeof saveModuleInput>;

/** `created` is false when the text equals the newest version: no new one is made. */
export const savedModuleSchema = z
  .object({
    name: moduleNameSchema,
    version: z.number().int(),
    created: z.boolean(),
    diagnostics: z.array(diagnosticSchema).readonly(),
  })
  .readonly();
export type SavedModule = z.infer<typeof savedModuleSchema>;

/** `name` lets a text replace its own deployed version while it is checked; absent = the name in its `module` declaration. */
export const validateInput = z.object({ epl: eplTextSchema, name: moduleNameSchema.exactOptional() });

export const statementSummarySchema = z
  .object({
    module: z.string(),
    /** root of its node ids: name, else ordinal */
    id: z.string(),
    name: z.string().nullable(),
    kind: z.string(),
    epl: z.string(),
    alert: z.boolean(),
  })
  .readonly();
export type StatementSummary = z.infer<typeof statementSummarySchema>;

export const validationSchema = z
  .object({
    ok: z.boolean(),
    diagnostics: z.array(diagnosticSchema).readonly(),
    statements: z.array(statementSummarySchema).readonly(),
  })
  .readonly();
export type Validation = z.infer<typeof validationSchema>;

/**
 * Deploys the given version (absent = newest). `mode` absent = live. Its tests are run first and hold it back when one fails, unless it is
 * forced.
 */
export const deployInput = moduleRefInput.extend({ mode: deployModeSchema.exactOptional(), force: z.boolean().exactOptional() });
export type DeployInput = z.infer<typeof deployInput>;

/** The same for the newest versions of all modules; `mode` absent = each as it runs, or ran last, else live. */
export const deployAllInput = deployInput.omit({ name: true, version: true });
export type DeployAllInput = z.infer<typeof deployAllInput>;

/**
 * What becomes of a statement when its module takes the place of another version: it goes on `undisturbed`, takes over the state of its
 * predecessor (`taken-over`), or begins `new`. `held`: rows, groups and partial matches that it goes on with.
 */
const statementOutlookSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    state: z.enum(['undisturbed', 'taken-over', 'new']),
    held: z.number().int(),
  })
  .readonly();
export type WireStatementOutlook = z.infer<typeof statementOutlookSchema>;

/** A statement of the replaced version whose state ends, with what it holds. */
const endedStatementSchema = z.object({ id: z.string(), name: z.string().nullable(), held: z.number().int() }).readonly();
export type EndedStatement = z.infer<typeof endedStatementSchema>;

/** What deploying a version would do; `epl` instead: a text that is not stored yet. */
export const previewDeployInput = moduleRefInput.extend({ epl: eplTextSchema.exactOptional() });
export type PreviewDeployInput = z.infer<typeof previewDeployInput>;

export const deployPreviewSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('possible'),
      name: z.string(),
      /** the version that would stop, null when none runs */
      replacedVersion: z.number().int().nullable(),
      statements: z.array(statementOutlookSchema).readonly(),
      ended: z.array(endedStatementSchema).readonly(),
      diagnostics: z.array(diagnosticSchema).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('refused'), name: z.string(), diagnostics: z.array(diagnosticSchema).readonly() }).readonly(),
]);
export type DeployPreview = z.infer<typeof deployPreviewSchema>;

/**
 * What a deploy did. `refused`: the text has errors or the engine does not take it; nothing changed. `tests-failed`: tests of the version
 * fail and it was not forced; nothing changed. A statement whose state shape did not
 * change keeps its windows and partial matches (`stateKept`).
 */
export const deployReportSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('deployed'),
      name: z.string(),
      version: z.number().int(),
      mode: deployModeSchema,
      replacedVersion: z.number().int().nullable(),
      statements: z.array(statementOutlookSchema.unwrap().extend({ stateKept: z.boolean() }).readonly()).readonly(),
      ended: z.array(endedStatementSchema).readonly(),
      /** tests that failed and did not hold it back, because it was forced */
      forcedPast: z.array(z.string()).readonly(),
      diagnostics: z.array(diagnosticSchema).readonly(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('refused'),
      name: z.string(),
      version: z.number().int(),
      diagnostics: z.array(diagnosticSchema).readonly(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('tests-failed'),
      name: z.string(),
      version: z.number().int(),
      /** names of the tests that fail, and how many ran */
      failed: z.array(z.string()).readonly(),
      tests: z.number().int(),
    })
    .readonly(),
]);
export type DeployReport = z.infer<typeof deployReportSchema>;

/**
 * Takes a module out of the engine; its windows and partial matches are gone. `dependents`: modules that use it are taken out before it
 * (`stop`) or keep it from being taken out, with `in-use` (`refuse`, the default).
 */
export const undeployInput = z.object({ name: moduleNameSchema, dependents: z.enum(['refuse', 'stop']).default('refuse') });
export type UndeployInput = z.infer<typeof undeployInput>;
/** Modules that were taken out, in order. */
export const undeployedSchema = z.object({ stopped: z.array(z.string()).readonly() }).readonly();
export type Undeployed = z.infer<typeof undeployedSchema>;

/** Deploys the version that ran before the present one, or the given one. Its tests hold it back as they do any deploy. */
export const rollBackInput = moduleRefInput.extend({ force: z.boolean().exactOptional() });
export type RollBackInput = z.infer<typeof rollBackInput>;

/** Two versions side by side; `to` absent = the newest. */
export const diffInput = z.object({
  name: moduleNameSchema,
  from: z.number().int().positive(),
  to: z.number().int().positive().exactOptional(),
});
export type DiffInput = z.infer<typeof diffInput>;

/** The texts line by line, and which statements differ, by name else ordinal. */
export const moduleDiffSchema = z
  .object({
    name: z.string(),
    from: z.number().int(),
    to: z.number().int(),
    statements: z.array(z.object({ id: z.string(), change: z.enum(['added', 'removed', 'changed']) }).readonly()).readonly(),
    lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type ModuleDiff = z.infer<typeof moduleDiffSchema>;
