import {
  ALERT_STATES,
  addAlertNoteInput,
  alertDetailSchema,
  alertIdSchema,
  alertNoteSchema,
  alertPageSchema,
  alertSchema,
  alertsSinceSchema,
  SEVERITIES,
  setAlertStateInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'Alerts';
const EXAMPLE_ID = 'a'.repeat(64);
const identified = z.object({ id: alertIdSchema });

/** `a,b` in a query string. */
const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)));
const names = z.string().transform((text) => text.split(','));
const whole = z.coerce.number().int();

const listQuery = z.object({
  states: listOf(ALERT_STATES).exactOptional(),
  severities: listOf(SEVERITIES).exactOptional(),
  rules: names.exactOptional(),
  text: z.string().max(200).exactOptional(),
  from: whole.exactOptional(),
  to: whole.exactOptional(),
  before: whole.exactOptional(),
  limit: whole.min(1).max(500).default(100),
});

export const alertRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/alerts',
    authority: 'viewer',
    tag,
    summary: 'Alerts, newest first; go on with before=nextBefore',
    query: listQuery,
    exampleQuery: { states: 'open,acknowledged', severities: 'high,medium', limit: 50 },
    answer: alertPageSchema,
    handle: ({ services, query }) => services.alerts.list(query),
  }),
  route({
    method: 'GET',
    path: '/api/alerts/since',
    authority: 'viewer',
    tag,
    summary: 'Alerts stored after a seq, oldest first',
    query: z.object({ seq: whole.nonnegative(), limit: whole.min(1).max(1000).default(500) }),
    exampleQuery: { seq: 0 },
    answer: alertsSinceSchema,
    handle: ({ services, query }) => services.alerts.since(query),
  }),
  route({
    method: 'GET',
    path: '/api/alerts/:id',
    authority: 'viewer',
    tag,
    summary: 'One alert with its notes, deliveries and evidence',
    params: identified,
    exampleParams: { id: EXAMPLE_ID },
    answer: alertDetailSchema,
    handle: ({ services, params }) => services.alerts.get(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/alerts/state',
    authority: 'analyst',
    tag,
    summary: 'Acknowledge, close or reopen alerts',
    body: setAlertStateInput,
    example: { ids: [EXAMPLE_ID], state: 'acknowledged' },
    answer: z.array(alertSchema),
    handle: ({ services, body, actor }) => services.alerts.setState(body, authorise(actor, 'analyst')),
  }),
  route({
    method: 'POST',
    path: '/api/alerts/:id/notes',
    authority: 'analyst',
    tag,
    summary: 'Add a note to an alert',
    params: identified,
    exampleParams: { id: EXAMPLE_ID },
    body: addAlertNoteInput.pick({ text: true }),
    example: { text: 'a scanner of ours' },
    answer: alertNoteSchema,
    handle: ({ services, params, body, actor }) => services.alerts.addNote({ ...params, ...body }, authorise(actor, 'analyst')),
  }),
];
