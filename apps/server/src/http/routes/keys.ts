import { apiKeySchema, createdKeySchema, createKeyInput } from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'Keys';

/** Keys of machines; log-in and set-up stand beside the session cookie (`session-routes.ts`). */
export const keyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/keys',
    authority: 'admin',
    tag,
    summary: 'All API keys, without their secrets',
    answer: z.array(apiKeySchema),
    handle: ({ services }) => services.keys.list(),
  }),
  route({
    method: 'POST',
    path: '/api/keys',
    authority: 'admin',
    tag,
    summary: 'Make an API key; the key is shown this once',
    body: createKeyInput,
    example: { name: 'logstash', scope: 'ingest' },
    answer: createdKeySchema,
    handle: ({ services, body, actor }) => services.keys.create(body, authorise(actor, 'admin')),
  }),
  route({
    method: 'DELETE',
    path: '/api/keys/:id',
    authority: 'admin',
    tag,
    summary: 'Revoke an API key',
    params: z.object({ id: z.uuid() }),
    exampleParams: { id: '018f3c2a-7b1e-7c4d-9a5b-0123456789ab' },
    handle: ({ services, params, actor }) => services.keys.revoke(params.id, authorise(actor, 'admin')),
  }),
];
