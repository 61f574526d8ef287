import {
  deployInput,
  deployPreviewSchema,
  eplTextSchema,
  moduleDiffSchema,
  moduleNameSchema,
  moduleSchema,
  moduleSummarySchema,
  moduleVersionSchema,
  savedModuleNameSchema,
  savedModuleSchema,
  statementSummarySchema,
  undeployedSchema,
  validationSchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';
import {
  allDeployedOrRefused,
  deployedOrRefused,
  deployedSchema,
  notDeployedSchema,
  someNotDeployedSchema,
} from './deploy-answer.js';

const named = z.object({ name: moduleNameSchema });
const tag = 'Modules';
const whole = z.number().int().positive();
const queryWhole = z.coerce.number().int().positive();
const scan = { name: 'scan' };
const EXAMPLE_EPL = 'create schema event(type string, src_ip string, dst_ip string);';

/** EPL as it is (`text/plain`), or in JSON with what belongs to it. */
const saveBody = z.union([
  eplTextSchema,
  z.object({
    epl: eplTextSchema,
    note: z.string().max(500).exactOptional(),
    baseVersion: z.number().int().nonnegative().exactOptional(),
  }),
]);
const validateBody = z.union([eplTextSchema, z.object({ epl: eplTextSchema, name: moduleNameSchema.exactOptional() })]);
const deployBody = deployInput.partial({ name: true }).nullish();

export const moduleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/modules',
    authority: 'viewer',
    tag,
    summary: 'All modules with their state',
    answer: z.array(moduleSummarySchema),
    handle: ({ services }) => services.rules.list(),
  }),
  route({
    method: 'GET',
    path: '/api/modules/registered',
    authority: 'viewer',
    tag,
    summary: 'Names of all modules',
    answer: z.array(z.string()),
    handle: async ({ services }) => (await services.rules.list()).map(({ name }) => name),
  }),
  route({
    method: 'GET',
    path: '/api/modules/statements',
    authority: 'viewer',
    tag,
    summary: 'Statements of all deployed modules',
    answer: z.array(statementSummarySchema),
    handle: ({ services }) => services.rules.statements(),
  }),
  route({
    method: 'GET',
    path: '/api/modules/:name',
    authority: 'viewer',
    tag,
    summary: 'The newest version of a module, or the given one',
    params: named,
    exampleParams: scan,
    query: z.object({ version: queryWhole.exactOptional() }),
    exampleQuery: { version: 1 },
    answer: moduleSchema,
    handle: ({ services, params, query }) => services.rules.get({ ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: '/api/modules/:name/versions',
    authority: 'viewer',
    tag,
    summary: 'Versions of a module, newest first',
    params: named,
    exampleParams: scan,
    answer: z.array(moduleVersionSchema),
    handle: ({ services, params }) => services.rules.versions(params.name),
  }),
  route({
    method: 'PUT',
    path: '/api/modules/:name',
    authority: 'engineer',
    tag,
    summary: 'Store a text as a new version',
    params: z.object({ name: savedModuleNameSchema }),
    exampleParams: scan,
    body: saveBody,
    example: EXAMPLE_EPL,
    answer: savedModuleSchema,
    handle: ({ services, params, body, actor }) =>
      services.rules.save(
        { name: params.name, ...(typeof body === 'string' ? { epl: body } : body) },
        authorise(actor, 'engineer'),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/modules/validate',
    authority: 'viewer',
    tag,
    summary: 'Check a text against what is deployed; nothing is stored',
    body: validateBody,
    example: EXAMPLE_EPL,
    answer: validationSchema,
    handle: ({ services, body }) => services.rules.validate(typeof body === 'string' ? { epl: body } : body),
  }),
  route({
    method: 'POST',
    path: '/api/modules/deploy',
    authority: 'engineer',
    tag,
    summary: 'Deploy a module, or without a name all of them in order of use',
    body: deployBody,
    example: { name: 'scan', version: 2, mode: 'live' },
    answer: z.union([deployedSchema, z.array(deployedSchema)]),
    refusal: z.union([notDeployedSchema, someNotDeployedSchema]),
    handle: async ({ services, body, actor }) => {
      const by = authorise(actor, 'engineer');
      if (body?.name === undefined) return allDeployedOrRefused(await services.rules.deployAll(body ?? {}, by));
      return deployedOrRefused(await services.rules.deploy({ ...body, name: body.name }, by));
    },
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/preview',
    authority: 'viewer',
    tag,
    summary: 'What a deploy would do and which windows and partial matches would go on; nothing changes',
    params: named,
    exampleParams: scan,
    body: z.object({ version: whole.exactOptional(), epl: eplTextSchema.exactOptional() }).nullish(),
    example: { version: 1 },
    answer: deployPreviewSchema,
    handle: ({ services, params, body }) => services.rules.preview({ ...params, ...body }),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/pause',
    authority: 'engineer',
    tag,
    summary: 'Let a deployed module see no events; what it holds stays',
    params: named,
    exampleParams: scan,
    handle: ({ services, params, actor }) => services.rules.pause(params.name, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/resume',
    authority: 'engineer',
    tag,
    summary: 'Let a paused module see events again',
    params: named,
    exampleParams: scan,
    handle: ({ services, params, actor }) => services.rules.resume(params.name, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/rollback',
    authority: 'engineer',
    tag,
    summary: 'Deploy the version that ran before the present one, or the given one',
    params: named,
    exampleParams: scan,
    body: z.object({ version: whole.exactOptional(), force: z.boolean().exactOptional() }).nullish(),
    example: { version: 1 },
    answer: deployedSchema,
    refusal: notDeployedSchema,
    handle: async ({ services, params, body, actor }) =>
      deployedOrRefused(await services.rules.rollBack({ ...params, ...body }, authorise(actor, 'engineer'))),
  }),
  route({
    method: 'GET',
    path: '/api/modules/:name/diff',
    authority: 'viewer',
    tag,
    summary: 'Two versions side by side, line by line; to = the newest if left out',
    params: named,
    exampleParams: scan,
    query: z.object({ from: queryWhole, to: queryWhole.exactOptional() }),
    exampleQuery: { from: 1, to: 2 },
    answer: moduleDiffSchema,
    handle: ({ services, params, query }) => services.rules.diff({ ...params, ...query }),
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/undeploy',
    authority: 'engineer',
    tag,
    summary: 'Take a module out of the engine',
    params: named,
    exampleParams: scan,
    body: z.object({ dependents: z.enum(['refuse', 'stop']).default('refuse') }).nullish(),
    example: { dependents: 'stop' },
    answer: undeployedSchema,
    handle: ({ services, params, body, actor }) =>
      services.rules.undeploy({ name: params.name, dependents: body?.dependents ?? 'refuse' }, authorise(actor, 'engineer')),
  }),
  route({
    method: 'DELETE',
    path: '/api/modules/:name',
    authority: 'engineer',
    tag,
    summary: 'Undeploy and delete a module',
    params: named,
    exampleParams: scan,
    handle: ({ services, params, actor }) => services.rules.remove(params.name, authorise(actor, 'engineer')),
  }),
  route({
    method: 'DELETE',
    path: '/api/modules',
    authority: 'engineer',
    tag,
    summary: 'Undeploy and delete all modules',
    answer: z.object({ deleted: z.array(z.string()) }),
    handle: async ({ services, actor }) => ({ deleted: await services.rules.removeAll(authorise(actor, 'engineer')) }),
  }),
];
