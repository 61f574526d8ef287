import { deadLetterIdsInput, deadLetterPageSchema, resentSchema } from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'Dead letters';

export const deadLetterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/dead-letters',
    authority: 'analyst',
    tag,
    summary: 'Records that could not be read or typed, newest first',
    query: z.object({
      source: z.string().max(100).exactOptional(),
      code: z.string().max(100).exactOptional(),
      before: z.coerce.number().int().exactOptional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    exampleQuery: { code: 'event-type-unknown', limit: 50 },
    answer: deadLetterPageSchema,
    handle: ({ services, query }) => services.deadLetters.list(query),
  }),
  route({
    method: 'POST',
    path: '/api/dead-letters/resend',
    authority: 'engineer',
    tag,
    summary: 'Send held records again',
    body: deadLetterIdsInput,
    example: { ids: [1] },
    answer: resentSchema,
    handle: ({ services, body, actor }) => services.deadLetters.resend(body.ids, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/dead-letters/drop',
    authority: 'engineer',
    tag,
    summary: 'Drop held records for good',
    body: deadLetterIdsInput,
    example: { ids: [1] },
    handle: ({ services, body, actor }) => services.deadLetters.drop(body.ids, authorise(actor, 'engineer')),
  }),
];
