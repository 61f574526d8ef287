import {
  deployInput,
  deployReportSchema,
  eplTextSchema,
  moduleNameSchema,
  moduleSchema,
  moduleSummarySchema,
  moduleVersionSchema,
  savedModuleSchema,
  statementSummarySchema,
  undeployedSchema,
  validationSchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const named = z.object({ name: moduleNameSchema });
const tag = 'Modules';
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
    query: z.object({ version: z.coerce.number().int().positive().exactOptional() }),
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
    answer: z.array(moduleVersionSchema),
    handle: ({ services, params }) => services.rules.versions(params.name),
  }),
  route({
    method: 'PUT',
    path: '/api/modules/:name',
    authority: 'engineer',
    tag,
    summary: 'Store a text as a new version',
    params: named,
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
    answer: z.union([deployReportSchema, z.array(deployReportSchema)]),
    handle: ({ services, body, actor }) => {
      const by = authorise(actor, 'engineer');
      if (body?.name === undefined) return services.rules.deployAll(by);
      return services.rules.deploy({ ...body, name: body.name }, by);
    },
  }),
  route({
    method: 'POST',
    path: '/api/modules/:name/undeploy',
    authority: 'engineer',
    tag,
    summary: 'Take a module out of the engine',
    params: named,
    body: z.object({ dependents: z.enum(['refuse', 'stop']).default('refuse') }).nullish(),
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
