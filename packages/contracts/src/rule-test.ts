import { z } from 'zod';
import { alertIdSchema } from './alert.js';
import { eplTextSchema, moduleNameSchema, moduleRefInput } from './module.js';
import { instantSchema, recordSchema, valueSchema } from './value.js';

/** Milliseconds from the beginning of a test. */
const testTimeSchema = z.number().nonnegative();

const testStepSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('send'),
      atMs: testTimeSchema,
      type: z.string().min(1).max(200),
      event: recordSchema,
      times: z.number().int().positive().max(100_000).exactOptional(),
      everyMs: z.number().nonnegative().exactOptional(),
    })
    .readonly(),
  z.object({ kind: z.literal('advance'), atMs: testTimeSchema }).readonly(),
]);

const expectationSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('row'), from: z.string().min(1).max(200), atMs: testTimeSchema.exactOptional(), row: recordSchema })
    .readonly(),
  z.object({ kind: z.literal('none'), from: z.string().min(1).max(200) }).readonly(),
]);

/** Steps of events and time, and the rows that must come of them (`RuleTest` of the language). */
export const ruleTestSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    startMs: instantSchema.exactOptional(),
    steps: z.array(testStepSchema).max(5000).readonly(),
    expect: z.array(expectationSchema).max(5000).readonly(),
  })
  .readonly();
export type WireRuleTest = z.infer<typeof ruleTestSchema>;
export type WireTestStep = z.infer<typeof testStepSchema>;
export type WireExpectation = z.infer<typeof expectationSchema>;

const ruleTestsSchema = z
  .array(ruleTestSchema)
  .max(500)
  .readonly()
  .refine((tests) => new Set(tests.map(({ name }) => name)).size === tests.length, 'each test needs a name of its own');

/** A stored test, and how its last run came out; null before the first. */
export const storedRuleTestSchema = z
  .object({
    test: ruleTestSchema,
    last: z.object({ passed: z.boolean(), version: z.number().int(), at: instantSchema }).readonly().nullable(),
  })
  .readonly();
export type StoredRuleTest = z.infer<typeof storedRuleTestSchema>;

/** Stores all tests of the newest version of a module, in this order. Tests of earlier versions stay as they were. */
export const saveRuleTestsInput = z.object({ name: moduleNameSchema, tests: ruleTestsSchema });
export type SaveRuleTestsInput = z.infer<typeof saveRuleTestsInput>;
export const putRuleTestInput = z.object({ name: moduleNameSchema, test: ruleTestSchema });
export type PutRuleTestInput = z.infer<typeof putRuleTestInput>;
export const deleteRuleTestInput = z.object({ name: moduleNameSchema, test: z.string().max(200) });
export type DeleteRuleTestInput = z.infer<typeof deleteRuleTestInput>;

/** Runs tests of a module. `epl` and `tests` stand for drafts that are not stored; absent = what is stored. */
export const runRuleTestsInput = moduleRefInput.extend({
  epl: eplTextSchema.exactOptional(),
  tests: ruleTestsSchema.exactOptional(),
  /** only the tests of these names */
  only: z.array(z.string().max(200)).max(500).exactOptional(),
});
export type RunRuleTestsInput = z.infer<typeof runRuleTestsInput>;

const testFailureSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('missing'),
      expectation: z.number().int(),
      atMs: z.number().nullable(),
      expected: recordSchema,
      got: recordSchema.nullable(),
    })
    .readonly(),
  z
    .object({ kind: z.literal('unexpected'), statement: z.string(), atMs: z.number(), step: z.number().int(), row: recordSchema })
    .readonly(),
  z.object({ kind: z.literal('event-refused'), step: z.number().int(), atMs: z.number(), message: z.string() }).readonly(),
  z.object({ kind: z.literal('engine'), step: z.number().int(), atMs: z.number(), message: z.string() }).readonly(),
  z.object({ kind: z.literal('unknown-source'), expectation: z.number().int(), message: z.string() }).readonly(),
  z.object({ kind: z.literal('rule-refused'), message: z.string() }).readonly(),
]);
export type WireTestFailure = z.infer<typeof testFailureSchema>;

/** What came of a test. Failures in order of time; places count from 0. */
export const ruleTestResultSchema = z
  .object({
    name: z.string(),
    passed: z.boolean(),
    failures: z.array(testFailureSchema).readonly(),
    /** the node that kept an expected row from coming, and what of the rule the row would have come without */
    heldBack: z
      .object({
        statement: z.string(),
        node: z.string(),
        without: z.string().nullable(),
        /** what the sides of that condition were */
        values: z.array(z.object({ expression: z.string(), value: valueSchema }).readonly()).readonly(),
      })
      .readonly()
      .nullable(),
    /** rows of the watched statements */
    delivered: z
      .array(
        z
          .object({
            statement: z.string(),
            atMs: z.number(),
            row: recordSchema,
            step: z.number().int(),
            expectation: z.number().int().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    events: z.number().int(),
    /** what the nodes had counted at the first failure */
    counters: z
      .array(z.object({ node: z.string(), inserted: z.number(), removed: z.number(), held: z.number() }).readonly())
      .readonly(),
  })
  .readonly();
export type WireRuleTestResult = z.infer<typeof ruleTestResultSchema>;

export const ruleTestRunSchema = z.object({ results: z.array(ruleTestResultSchema).readonly(), durationMs: z.number() }).readonly();
export type RuleTestRun = z.infer<typeof ruleTestRunSchema>;

const mutantFields = { kind: z.string(), node: z.string(), was: z.string(), becomes: z.string() };

/** How many small changes of the rule the tests notice. */
export const mutationScoreSchema = z
  .object({
    caught: z.number().int(),
    total: z.number().int(),
    mutants: z
      .array(
        z
          .object({
            ...mutantFields,
            statement: z.string(),
            span: z.object({ start: z.number().int(), end: z.number().int() }).readonly(),
            caughtBy: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    failing: z.array(z.string()).readonly(),
  })
  .readonly();
export type WireMutationScore = z.infer<typeof mutationScoreSchema>;

/** Asks for a test that notices a mutant which survived. */
export const suggestRuleTestInput = runRuleTestsInput.omit({ only: true }).extend({ survivor: z.object(mutantFields) });
export type SuggestRuleTestInput = z.infer<typeof suggestRuleTestInput>;

export const testFromAlertInput = z.object({ alert: alertIdSchema });

/** A test made from what lay behind an alert, not stored yet. `passes`: the rule that raised it raises it again. */
export const testFromAlertSchema = z
  .object({ name: z.string(), test: ruleTestSchema, passes: z.boolean(), origin: z.enum(['evidence', 'journal']) })
  .readonly();
export type TestFromAlert = z.infer<typeof testFromAlertSchema>;
