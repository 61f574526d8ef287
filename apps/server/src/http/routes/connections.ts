import { connectionNameSchema, connectionSchema, connectionTestSchema, saveConnectionInput } from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'Connections';
const named = z.object({ name: connectionNameSchema });

export const connectionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/connections',
    authority: 'admin',
    tag,
    summary: 'All connections, without their secrets',
    answer: z.array(connectionSchema),
    handle: ({ services }) => services.connections.list(),
  }),
  route({
    method: 'POST',
    path: '/api/connections',
    authority: 'admin',
    tag,
    summary: 'Make a connection, or change the one of this name',
    body: saveConnectionInput,
    example: { name: 'soc-chat', service: 'webhook', outId: '1', options: { url: 'https://hooks.example.org/alerts' } },
    handle: ({ services, body, actor }) => services.connections.save(body, authorise(actor, 'admin')),
  }),
  route({
    method: 'DELETE',
    path: '/api/connections/:name',
    authority: 'admin',
    tag,
    summary: 'Delete a connection',
    params: named,
    exampleParams: { name: 'soc-chat' },
    handle: ({ services, params, actor }) => services.connections.remove(params.name, authorise(actor, 'admin')),
  }),
  route({
    method: 'POST',
    path: '/api/connections/:name/test',
    authority: 'admin',
    tag,
    summary: 'Deliver a made-up alert now',
    params: named,
    exampleParams: { name: 'soc-chat' },
    answer: connectionTestSchema,
    handle: ({ services, params }) => services.connections.test(params.name),
  }),
];
