import { ingestAnswerSchema, meSchema } from '@rulewright/contracts';
import { z } from 'zod';
import type { Authority } from './route.js';
import { loginBody, setupBody } from './session-routes.js';

/** A body that a route takes, by its media type. */
interface RawBody {
  readonly type: string;
  /** shape of JSON; absent = text */
  readonly schema?: z.ZodType;
  /** which a test sends */
  readonly example?: unknown;
}

/** What the OpenAPI document says of a route that is more than a handler with shapes: it reads bytes, or sets the cookie. */
export interface RawRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly authority: Authority;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly headers?: readonly string[];
  readonly bodies?: readonly RawBody[];
  /** shape of the answer; absent = 204, no content */
  readonly answer?: z.ZodType;
}

const FORMS = [
  'One object, an array, NDJSON, or lines of an Apache log; gzip, deflate or zstd.',
  'A repeat with the same `Idempotency-Key` gets the first answer.',
].join(' ');
const EVENT = { type: 'firewall', src_ip: '10.0.0.7', dst_ip: '10.0.0.8' };
const LINE = '10.0.0.7 - - [01/Mar/2026:12:00:00 +0000] "GET /login HTTP/1.1" 200 512 "-" "curl/8.5.0"';
const EVENTS = { authority: 'ingest', tag: 'Events', description: FORMS, headers: ['Idempotency-Key'] } as const;
const SESSION = { authority: 'open', tag: 'Session' } as const;
const ACCOUNT = { name: 'admin', password: 'correct horse battery' };

const bulkAnswerSchema = z.object({ took: z.number(), errors: z.boolean(), items: z.array(z.record(z.string(), z.unknown())) });

export const RAW_ROUTES: readonly RawRoute[] = [
  {
    ...EVENTS,
    method: 'POST',
    path: '/api/events',
    summary: 'Send events',
    bodies: [
      { type: 'application/json', schema: z.unknown(), example: [EVENT] },
      { type: 'application/x-ndjson', example: `${JSON.stringify(EVENT)}\n${JSON.stringify(EVENT)}\n` },
      { type: 'text/plain', example: `${LINE}\n` },
    ],
    answer: ingestAnswerSchema,
  },
  {
    ...EVENTS,
    method: 'POST',
    path: '/logline',
    summary: 'Send log lines',
    bodies: [
      { type: 'text/plain', example: `${LINE}\n` },
      { type: 'application/json', schema: z.unknown(), example: EVENT },
    ],
    answer: ingestAnswerSchema,
  },
  {
    method: 'POST',
    path: '/_bulk',
    authority: 'ingest',
    tag: 'Events',
    summary: 'Send events as to Elasticsearch; one item an action',
    bodies: [{ type: 'application/x-ndjson', example: `{"create":{}}\n${JSON.stringify(EVENT)}\n` }],
    answer: bulkAnswerSchema,
  },
  {
    ...SESSION,
    method: 'POST',
    path: '/api/setup',
    summary: 'Make the first account; from elsewhere with the token of the set-up link',
    bodies: [{ type: 'application/json', schema: setupBody, example: ACCOUNT }],
    answer: meSchema,
  },
  {
    ...SESSION,
    method: 'POST',
    path: '/api/session',
    summary: 'Log in; the session is a cookie',
    bodies: [{ type: 'application/json', schema: loginBody, example: ACCOUNT }],
    answer: meSchema,
  },
  { ...SESSION, method: 'GET', path: '/api/session', summary: 'Who am I', answer: meSchema },
  { ...SESSION, method: 'DELETE', path: '/api/session', summary: 'Log out' },
];
