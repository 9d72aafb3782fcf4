import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UnreadAnswers } from '../../admission/unread-answers.js';
import { originOf } from '../../audit/act.js';
import { compress } from '../../http/compression.js';
import { largestBody, largestSyncBody } from '../../http/http-options.js';
import { readJsonBody } from '../../http/json-body.js';
import { ShortBody } from '../../http/short-body.js';
import { endpointPath, schemaPath } from './endpoint-paths.js';
import type { AskedOperation, OperationAnswers } from './operation-answers.js';
import { operationInBody, operationInUrl } from './read-operation.js';
import { advise, answerRefusal } from './refused-answer.js';
import { type AdmittedRequest, type RequestGate, saysItsLength, tooLong } from './request-gate.js';
import { type SchemaText, schemaTextOf } from './schema-text.js';

const json = 'application/json';
const sdl = 'application/graphql; charset=utf-8';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** What an answer goes out with beside its body. */
interface Outgoing {
  readonly organizationId: string;
  readonly status: number;
  readonly contentType: string;
}

/**
 * GraphQL over HTTP: operations by POST, queries by GET too, and the schema as text. It holds its own parser: JSON in
 * UTF-8, and nothing else.
 */
export async function endpointRoutes(
  http: FastifyInstance,
  gate: RequestGate,
  answers: OperationAnswers,
  unread: UnreadAnswers,
): Promise<void> {
  http.removeAllContentTypeParsers();
  // How long it may be, the gate has seen to.
  http.addContentTypeParser(
    json,
    { parseAs: 'buffer', bodyLimit: largestSyncBody },
    async (_request: FastifyRequest, body: Buffer) => readJsonBody(body),
  );
  http.setErrorHandler(answerRefusal);

  /** Compresses an answer, and holds it until it is read. Its place is given back when this is done, read or not. */
  const send = async (request: FastifyRequest, reply: FastifyReply, whole: Buffer | string, outgoing: Outgoing) => {
    const { body, encoding } = await compress(whole, request.headers['accept-encoding']?.toString());
    if (encoding !== undefined) reply.header('content-encoding', encoding);
    advise(request, reply, outgoing.status);
    unread.hold(outgoing.organizationId, reply.raw, Buffer.byteLength(body));
    // Not awaited: a reply is done when it has been read.
    void reply.code(outgoing.status).type(outgoing.contentType).send(body);
  };

  http.route({
    url: endpointPath,
    method: methods,
    // Before the body is read.
    preParsing: async (request, reply, payload) => {
      await gate.admitOperation(request, reply);
      // What it says was understood, however it was written.
      if (request.method === 'POST' && request.headers['content-type'] !== json) {
        request.headers = { 'content-type': json };
      }
      if (saysItsLength(request.raw)) return payload;
      return payload.pipe(new ShortBody(largestBody, () => tooLong(largestBody)));
    },
    handler: async (request, reply) => {
      const asked = askedBy(request, reply, gate.admitted(request));
      await answers.answer(asked, http, ({ status, body, replayed }) => {
        if (replayed) reply.header('idempotency-replayed', 'true');
        const { actor, mediaType } = asked;
        const { organizationId } = actor;
        return send(request, reply, body, { organizationId, status, contentType: mediaType.contentType });
      });
      return reply;
    },
  });

  let schema: SchemaText | undefined;
  http.route({
    url: schemaPath,
    method: methods,
    preParsing: (request, reply) => gate.admitReader(request, reply),
    handler: async (request, reply) => {
      const { actor } = gate.admitted(request);
      schema ??= schemaTextOf(http.graphql.schema);
      // It may be kept by who asked, and is asked for again each time.
      reply.headers({ etag: schema.etag, 'cache-control': 'private, no-cache' });
      if (request.headers['if-none-match'] === schema.etag) return reply.code(304).send();
      const { organizationId } = actor;
      await send(request, reply, schema.text, { organizationId, status: 200, contentType: sdl });
      return reply;
    },
  });
}

/** A GET has its operation in its URL, and can change nothing: an idempotency key means nothing to it. */
function askedBy(request: FastifyRequest, reply: FastifyReply, admitted: AdmittedRequest): AskedOperation {
  const { headers, raw, id } = request;
  const common = { ...admitted, requestId: id, origin: originOf(request), response: reply.raw };
  if (request.method !== 'POST') return { ...common, operation: operationInUrl(raw.url ?? ''), onlyReads: true };
  return {
    ...common,
    operation: operationInBody(request.body),
    onlyReads: false,
    idempotencyKey: headers['idempotency-key'],
    authorization: headers.authorization,
  };
}
