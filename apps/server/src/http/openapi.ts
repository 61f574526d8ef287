import { ingestAnswerSchema, loginInput, meSchema, setupInput } from '@rulewright/contracts';
import { z } from 'zod';
import type { Authority, Route } from './route.js';

/** What the document says of one operation. */
export type Operation = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly license: { readonly name: string } };
  readonly components: Operation;
  readonly security: readonly Operation[];
  /** path -> method -> operation */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const AUTHORITY_TEXT = {
  open: 'For everybody.',
  ingest: 'Needs a key of scope `ingest`.',
  viewer: 'Needs the role viewer.',
  analyst: 'Needs the role analyst.',
  engineer: 'Needs the role engineer.',
  admin: 'Needs the role admin.',
} as const satisfies Record<Authority, string>;

const FAILURE = {
  description: 'A failure: `code` is stable, `message` is for people.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' }, retryAfterSeconds: { type: 'number' } },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the REST routes, made from the very shapes that check them. */
export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  const add = (method: string, path: string, operation: Operation): void => {
    const name = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.method, route.path, operationOf(route));
  for (const [method, path, operation] of OTHERS) add(method, path, operation);
  return {
    openapi: '3.1.0',
    info: { title: 'Rulewright', version, license: { name: 'Apache-2.0' } },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        session: { type: 'apiKey', in: 'cookie', name: 'rulewright_session' },
      },
    },
    security: [{ key: [] }, { session: [] }],
    paths,
  };
}

function operationOf(route: Route): Operation {
  const { tag, summary, authority, params, query, body, answer, example } = route;
  const parameters = [...parametersOf('path', params, route.exampleParams), ...parametersOf('query', query, route.exampleQuery)];
  return {
    tags: [tag],
    summary,
    description: AUTHORITY_TEXT[authority],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { content: bodyContent(body, example) } } : {}),
    responses: { ...success(answer), default: FAILURE },
    ...(authority === 'open' ? { security: [] } : {}),
  };
}

function success(answer: z.ZodType | undefined): Operation {
  if (!answer) return { 204: { description: 'Done.' } };
  return { 200: { description: 'Done.', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } } };
}

/** Bodies that may be plain text say so with a media type of their own. */
function bodyContent(body: z.ZodType, example: unknown): Operation {
  const media = { schema: jsonSchema(body, 'input'), ...(example === undefined ? {} : { example }) };
  return typeof example === 'string'
    ? { 'text/plain': { schema: { type: 'string' }, example }, 'application/json': { schema: media.schema } }
    : { 'application/json': media };
}

function parametersOf(
  place: 'path' | 'query',
  shape: z.ZodType | undefined,
  examples: Readonly<Record<string, string | number>> = {},
): readonly Operation[] {
  if (!(shape instanceof z.ZodObject)) return [];
  const { required = [] } = jsonSchema(shape, 'input') as { readonly required?: readonly string[] };
  return Object.entries(shape.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: jsonSchema(schema, 'input'),
    ...(Object.hasOwn(examples, name) ? { example: examples[name] } : {}),
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Operation {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const EVENTS = {
  tags: ['Events'],
  description: `${AUTHORITY_TEXT.ingest} One object, an array, NDJSON, or lines of an Apache log; gzip, deflate or zstd. A repeat with the same \`Idempotency-Key\` gets the first answer.`,
  parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }],
  requestBody: {
    content: {
      'application/json': { schema: {}, example: [{ type: 'firewall', src_ip: '10.0.0.7', dst_ip: '10.0.0.8' }] },
      'application/x-ndjson': { schema: { type: 'string' } },
      'text/plain': { schema: { type: 'string' } },
    },
  },
  responses: { ...success(ingestAnswerSchema), default: FAILURE },
};

const SESSION = { tags: ['Session'], security: [] };

/** Routes that are more than a handler with shapes. */
const OTHERS: readonly (readonly [method: string, path: string, operation: Operation])[] = [
  ['POST', '/api/events', { summary: 'Send events', ...EVENTS }],
  ['POST', '/logline', { summary: 'Send log lines', ...EVENTS }],
  [
    'POST',
    '/_bulk',
    {
      tags: ['Events'],
      summary: 'Send events as to Elasticsearch',
      description: AUTHORITY_TEXT.ingest,
      requestBody: {
        content: { 'application/x-ndjson': { schema: { type: 'string' }, example: '{"create":{}}\n{"type":"firewall"}\n' } },
      },
      responses: {
        200: { description: 'One item an action.', content: { 'application/json': { schema: { type: 'object' } } } },
        default: FAILURE,
      },
    },
  ],
  ['GET', '/api/session', { ...SESSION, summary: 'Who am I', responses: { ...success(meSchema), default: FAILURE } }],
  [
    'POST',
    '/api/session',
    {
      ...SESSION,
      summary: 'Log in; the session is a cookie',
      requestBody: { content: { 'application/json': { schema: jsonSchema(loginInput, 'input') } } },
      responses: { ...success(meSchema), default: FAILURE },
    },
  ],
  ['DELETE', '/api/session', { ...SESSION, summary: 'Log out', responses: { ...success(undefined), default: FAILURE } }],
  [
    'POST',
    '/api/setup',
    {
      ...SESSION,
      summary: 'Make the first account',
      requestBody: { content: { 'application/json': { schema: jsonSchema(setupInput, 'input') } } },
      responses: { ...success(meSchema), default: FAILURE },
    },
  ],
];
