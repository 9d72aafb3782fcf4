import { z } from 'zod';
import { bodySchemas } from './event-body.js';

type Json = Readonly<Record<string, unknown>>;

const jsonSchemas: ReadonlyMap<string, Json> = new Map(
  Object.entries(bodySchemas).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { target: 'draft-2020-12' }) as Json,
  ]),
);

const headers = [
  ['webhook-id', 'Id of the event: the same at every try, so that what came twice is known.'],
  ['webhook-timestamp', 'When this try was made, in seconds since 1970: refuse one that is five minutes off.'],
  [
    'webhook-signature',
    '`v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64; two of them while a secret is rotated.',
  ],
] as const;

/** The JSON Schema of each type's body by its file name, and one OpenAPI document with all of them as webhooks. */
export function eventDocuments(): ReadonlyMap<string, string> {
  const files = [...jsonSchemas].map(([name, schema]) => [`${name}.json`, text(schema)] as const);
  return new Map([...files, ['openapi.json', text(openApi())]]);
}

function openApi(): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Followthrough events',
      version: '1',
      description: 'What is sent to webhook endpoints. The signature is that of Standard Webhooks 1.0.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    webhooks: Object.fromEntries([...jsonSchemas].map(([name, schema]) => [name, { post: operation(name, schema) }])),
    components: {
      schemas: Object.fromEntries([...jsonSchemas].map(([name, { $schema, ...schema }]) => [name, schema])),
    },
  };
}

function operation(name: string, { description }: Json): Json {
  return {
    operationId: name,
    summary: description,
    parameters: headers.map(([header, what]) => ({
      name: header,
      in: 'header',
      required: true,
      description: what,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    },
    responses: {
      '2XX': { description: 'Taken. What is in the body is kept for you to see, up to 64 KB.' },
      '410': { description: 'The endpoint is gone: it is disabled, and nothing is sent any more.' },
      '429': { description: 'Too fast: `Retry-After` is honoured, up to an hour.' },
      default: { description: 'Failed, redirects too: it is tried again.' },
    },
  };
}

function text(document: Json): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
