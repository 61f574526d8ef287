import {
  engineStatusSchema,
  eventTypeSchema,
  eventTypeSummarySchema,
  type QueryResult,
  queryInput,
  queryResultSchema,
  windowContentSchema,
  windowLoadSchema,
  windowRefInput,
  windowSummarySchema,
} from '@rulewright/contracts';
import { z } from 'zod';
import { RequestFailure } from '../../failure.js';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const named = z.object({ name: z.string().max(200) });

/** A query as it is (`text/plain`), or in JSON. */
const queryBody = z.union([z.string().min(1).max(100_000), queryInput]);

const [rowsOption, refusedOption] = queryResultSchema.options;

/** A query as REST answers it: whoever looks at nothing but the status has to learn that it was refused. @throws RequestFailure `refused` */
function answered(result: QueryResult): QueryResult {
  if (result.kind === 'rows') return result;
  const message = result.diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'the query was refused';
  throw new RequestFailure('refused', message, { details: result });
}

export const catalogueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/event-types',
    authority: 'viewer',
    tag: 'Event types',
    summary: 'All event types of deployed modules',
    answer: z.array(eventTypeSummarySchema),
    handle: ({ services }) => services.eventTypes.list(),
  }),
  route({
    method: 'GET',
    path: '/api/event-types/:name',
    authority: 'viewer',
    tag: 'Event types',
    summary: 'One event type with its newest events',
    params: named,
    exampleParams: { name: 'event' },
    answer: eventTypeSchema,
    handle: ({ services, params }) => services.eventTypes.get(params.name),
  }),
  route({
    method: 'GET',
    path: '/api/windows',
    authority: 'viewer',
    tag: 'Windows',
    summary: 'All named windows',
    answer: z.array(windowSummarySchema),
    handle: ({ services }) => services.windows.list(),
  }),
  route({
    method: 'GET',
    path: '/api/windows/:name',
    authority: 'viewer',
    tag: 'Windows',
    summary: 'What a named window holds',
    params: named,
    exampleParams: { name: 'Blocked' },
    query: z.object({
      text: z.string().max(200).exactOptional(),
      offset: z.coerce.number().int().nonnegative().default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    exampleQuery: { text: '10.0', limit: 50 },
    answer: windowContentSchema,
    handle: ({ services, params, query }) => services.windows.content({ ...params, ...query }),
  }),
  route({
    method: 'POST',
    path: '/api/window/reload/:module/:window',
    authority: 'engineer',
    tag: 'Windows',
    summary: 'Fill a window under @Load from its file now; a file that cannot be read changes nothing',
    params: windowRefInput,
    exampleParams: { module: 'scan', window: 'Known' },
    answer: windowLoadSchema,
    handle: ({ services, params, actor }) => services.windows.reload(params, authorise(actor, 'engineer')),
  }),
  route({
    method: 'POST',
    path: '/api/query',
    authority: 'analyst',
    tag: 'Windows',
    summary: 'An on-demand query over named windows; one that writes needs the role engineer',
    body: queryBody,
    example: "select * from Blocked where ip = '10.0.0.7'",
    answer: rowsOption,
    refusal: refusedOption,
    handle: async ({ services, body, actor }) => {
      const query = typeof body === 'string' ? { epl: body, limit: 1000 } : body;
      return answered(await services.windows.query(query, authorise(actor, 'analyst')));
    },
  }),
  route({
    method: 'GET',
    path: '/api/engine',
    authority: 'viewer',
    tag: 'Engine',
    summary: 'Rate, lag, queue and last reports of the engine',
    answer: engineStatusSchema,
    handle: ({ services }) => services.engine.status(),
  }),
];
