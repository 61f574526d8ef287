import { sourceDefinitionSchema, sourceNameSchema } from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'Sources';

export const sourceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/sources',
    authority: 'viewer',
    tag,
    summary: 'All sources with their maps',
    answer: z.array(sourceDefinitionSchema),
    handle: ({ services }) => services.sources.list(),
  }),
  route({
    method: 'POST',
    path: '/api/sources',
    authority: 'admin',
    tag,
    summary: 'Make a source, or change the one of this name; senders name it in ?source=',
    body: sourceDefinitionSchema,
    example: { name: 'zeek', clock: { kind: 'event', field: 'ts' }, type: 'event', rename: { 'id.orig_h': 'src_ip' } },
    handle: ({ services, body, actor }) => services.sources.save(body, authorise(actor, 'admin')),
  }),
  route({
    method: 'DELETE',
    path: '/api/sources/:name',
    authority: 'admin',
    tag,
    summary: 'Delete a source',
    params: z.object({ name: sourceNameSchema }),
    exampleParams: { name: 'zeek' },
    handle: ({ services, params, actor }) => services.sources.remove(params.name, authorise(actor, 'admin')),
  }),
];
