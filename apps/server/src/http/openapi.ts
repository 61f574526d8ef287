import { z } from 'zod';
import { RAW_ROUTES, type RawRoute } from './raw-routes.js';
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

const FAILURE_SCHEMA = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, retryAfterSeconds: { type: 'number' } },
};
const FAILURE = {
  description: 'A failure: `code` is stable, `message` is for people.',
  content: { 'application/json': { schema: FAILURE_SCHEMA } },
};

/** The OpenAPI 3.1 document of the REST routes, made from the very shapes that check them. */
export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  const add = (method: string, path: string, operation: Operation): void => {
    const name = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.method, route.path, operationOf(route));
  for (const route of RAW_ROUTES) add(route.method, route.path, rawOperationOf(route));
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
  const { tag, summary, authority, params, query, body, answer, refusal, example } = route;
  const parameters = [...parametersOf('path', params, route.exampleParams), ...parametersOf('query', query, route.exampleQuery)];
  return {
    tags: [tag],
    summary,
    description: AUTHORITY_TEXT[authority],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { content: bodyContent(body, example) } } : {}),
    responses: { ...success(answer), ...(refusal ? refused(refusal) : {}), default: FAILURE },
    ...(authority === 'open' ? { security: [] } : {}),
  };
}

function success(answer: z.ZodType | undefined): Operation {
  if (!answer) return { 204: { description: 'Done.' } };
  return { 200: { description: 'Done.', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } } };
}

/** A failure that says more than others. */
function refused(refusal: z.ZodType): Operation {
  const schema = { allOf: [FAILURE_SCHEMA, jsonSchema(refusal, 'output')] };
  return { 422: { description: 'Refused; nothing changed.', content: { 'application/json': { schema } } } };
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

/** A route that reads its body itself: one media type for each form that it takes. */
function rawOperationOf({ tag, summary, authority, description, headers = [], bodies = [], answer }: RawRoute): Operation {
  const content = bodies.map(({ type, schema, example }) => [
    type,
    { schema: schema ? jsonSchema(schema, 'input') : { type: 'string' }, ...(example === undefined ? {} : { example }) },
  ]);
  return {
    tags: [tag],
    summary,
    description: [AUTHORITY_TEXT[authority], description].filter(Boolean).join(' '),
    ...(headers.length > 0 ? { parameters: headers.map((name) => headerParameter(name)) } : {}),
    ...(content.length > 0 ? { requestBody: { content: Object.fromEntries(content) } } : {}),
    responses: { ...success(answer), default: FAILURE },
    ...(authority === 'open' ? { security: [] } : {}),
  };
}

function headerParameter(name: string): Operation {
  return { name, in: 'header', required: false, schema: { type: 'string', maxLength: 255 } };
}
