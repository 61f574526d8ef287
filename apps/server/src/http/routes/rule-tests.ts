import {
  moduleNameSchema,
  mutationScoreSchema,
  ruleTestRunSchema,
  ruleTestSchema,
  runRuleTestsInput,
  saveRuleTestsInput,
  storedRuleTestSchema,
  testFromAlertInput,
  testFromAlertSchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const named = z.object({ name: moduleNameSchema });
const oneTest = named.extend({ test: z.string().max(200) });
const runBody = runRuleTestsInput.omit({ name: true }).nullish();
const tag = 'Rule tests';
const exampleParams = { name: 'scan' };
const EXAMPLE_TEST: z.input<typeof ruleTestSchema> = {
  name: 'An event alone raises nothing',
  steps: [{ kind: 'send', atMs: 0, type: 'event', event: { src_ip: '10.0.0.1' } }],
  expect: [],
};

export const ruleTestRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/modules/:name/tests',
    authority: 'viewer',
    tag,
    summary: 'Tests of the newest version of a module, or of the given one',
    params: named,
    exampleParams,
    query: z.object({ version: z.coerce.number().int().positive().exactOptional() }),
    answer: z.array(storedRuleTestSchema),
    handle: ({ services, params, query }) => services.ruleTests.list({ ...params, ...query }),
  }),
  route({
    method: 'PUT',
    path: '/api/modules/:name/tests',
    authority: 'engineer',
    tag,
    summary: 'Store all tests of the newest version of a module',
    params: named,
    exampleParams,
    body: saveRuleTestsInput.omit({ name: true }),
    example: { tests: [EXAMPLE_TEST] },
    handle: ({ services, params, body, actor }) => services.ruleTests.save({ ...params, ...body }, authorise(actor, 'engineer')),
  }),
  route({
    method: 'PUT',
    path: '/api/modules/:name/tests/:test',
    authority: 'engineer',
    tag,
    summary: 'Store one test of the newest version of a module',
    params: oneTest,
    exampleParams: { ...exampleParams, test: EXAMPLE_TEST.name },
    body: ruleTestSchema.unwrap().omit({ name: true }),
    example: { steps: EXAMPLE_TEST.steps, expect: EXAMPLE_TEST.expect },
    handle: ({ services, params, body, actor }) =>
      services.ruleTests.put({ name: params.name, test: { name: params.test, ...body } }, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/tests/run',
    authority: 'analyst',
    tag,
    summary: 'Run the tests of a module; a text or tests in the body stand for drafts',
    params: named,
    exampleParams,
    body: runBody,
    example: {},
    answer: ruleTestRunSchema,
    handle: ({ services, params, body }) => services.ruleTests.run({ ...body, ...params }),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/tests/mutate',
    authority: 'analyst',
    tag,
    summary: 'Which small changes of the rule its tests notice',
    params: named,
    exampleParams,
    body: runBody,
    example: {},
    answer: mutationScoreSchema,
    handle: ({ services, params, body }) => services.ruleTests.mutate({ ...body, ...params }),
  }),
  route({
    method: 'DELETE',
    path: '/api/modules/:name/tests/:test',
    authority: 'engineer',
    tag,
    summary: 'Delete a test from the newest version of a module',
    params: oneTest,
    exampleParams: { ...exampleParams, test: EXAMPLE_TEST.name },
    handle: ({ services, params, actor }) => services.ruleTests.remove(params, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/alerts/:alert/test',
    authority: 'analyst',
    tag,
    summary: 'Make a test from the events behind an alert; it is not stored',
    params: testFromAlertInput,
    exampleParams: { alert: 'a'.repeat(64) },
    answer: testFromAlertSchema,
    handle: ({ services, params }) => services.ruleTests.fromAlert(params.alert),
  }),
];
