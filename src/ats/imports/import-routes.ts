import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refuseUnpermitted, refuseWhileSuspended } from '../../platform/access/refuse-unpermitted.js';
import type { Actor } from '../../platform/actor/actor.js';
import { originOf } from '../../platform/audit/act.js';
import type { Callers } from '../../platform/graphql/endpoint/callers.js';
import { unstorableText } from '../../platform/graphql/unstorable-text.js';
import { isUuid } from '../../platform/ids/uuid.js';
import type { Problem } from '../../platform/problems/problem.js';
import { importQuery, orderOf } from './read-import-order.js';
import type { ReceiveFile } from './receive-file.js';
import { FileTooLarge } from './stored-file.js';

interface Report {
  Params: { id: string };
}

/** Where files are sent, and their reports are fetched. With the credentials of the API; a file is stored as it comes. */
export async function importRoutes(http: FastifyInstance, files: ReceiveFile, callers: Pick<Callers, 'admit'>) {
  const logger = new Logger('AtsImports');
  const admitted = new WeakMap<FastifyRequest, Actor>();
  http.removeAllContentTypeParsers();
  // As a stream: whatever it is called, it is the bytes of a file.
  http.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  http.addHook('onRequest', async (request, reply) => {
    const actor = await callers.admit(request, reply).catch((error: unknown) => refuse(reply, error));
    if (actor === null) return reply;
    const problem = refuseUnpermitted(actor, 'sync') ?? refuseWhileSuspended(actor);
    if (problem !== null) return await answerProblem(reply.code(403), problem);
    admitted.set(request, actor);
  });
  const actorOf = (request: FastifyRequest): Actor => {
    const actor = admitted.get(request);
    if (actor === undefined) throw new Error('a request was not admitted');
    return actor;
  };

  http.post('/ats/imports', async (request, reply) => {
    const unstorable = unstorableText(request.query, []);
    if (unstorable !== undefined) {
      const { path, because: message } = unstorable;
      return await reply.code(400).send(invalid([{ path, message }]));
    }
    const query = importQuery.safeParse(request.query);
    if (!query.success) return await reply.code(400).send(invalid(query.error.issues));
    const { name, 'dry-run': dryRun } = query.data;
    const order = orderOf(query.data, { fileName: name ?? null, dryRun: dryRun === 'true' });
    try {
      const made = await files.take(actorOf(request), originOf(request), order, unpacked(request));
      if (typeof made !== 'string') return await answerProblem(reply.code(made.code === 'NOT_FOUND' ? 404 : 409), made);
      return await reply.code(202).send({ importId: made, report: `/ats/imports/${made}/report.csv` });
    } catch (error) {
      if (error instanceof FileTooLarge)
        return await reply.code(413).send({ code: 'TOO_LARGE', message: 'A file has 64 MB at most.' });
      if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
        return await reply.code(400).send({ code: 'BAD_GZIP', message: 'The body cannot be unpacked.' });
      logger.warn({ err: error }, 'a file could not be stored');
      return await reply.code(503).header('retry-after', '60').send({ code: 'UNAVAILABLE', message: 'Try again.' });
    }
  });

  http.get<Report>('/ats/imports/:id/report.csv', async (request, reply) => {
    const { id } = request.params;
    const report = isUuid(id) ? await files.report(actorOf(request), id) : null;
    if (report === null) return await reply.code(404).send({ code: 'NOT_FOUND', message: 'There is no such import.' });
    return await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="import-${id}.csv"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(report));
  });
}

/** Answers why a caller was not let in, as the API tells it. */
async function refuse(reply: FastifyReply, error: unknown): Promise<null> {
  if (!(error instanceof GraphQLError)) throw error;
  const { code, retryAfterSeconds } = error.extensions as { code?: string; retryAfterSeconds?: number };
  const status = code === 'UNAUTHENTICATED' ? 401 : code === 'RATE_LIMITED' ? 429 : 403;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  await reply.code(status).send({ code, message: error.message });
  return null;
}

async function answerProblem(reply: FastifyReply, { code, message }: Problem): Promise<FastifyReply> {
  return await reply.send({ code, message });
}

function invalid(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const message = issues.map(({ path, message: fault }) => `${path.join('.')}: ${fault}`).join('; ');
  return { code: 'INVALID_INPUT', message };
}

/** The bytes of the file. However small it came, no more of it is unpacked than is read. */
function unpacked({ raw, body, headers }: FastifyRequest): AsyncIterable<Buffer> {
  const sent = body instanceof Readable ? body : raw;
  if (!/^(x-)?gzip$/i.test(headers['content-encoding'] ?? '')) return sent;
  // What is wrong with either of them, whoever reads it hears; also a moment after nobody reads any more.
  const gunzip = createGunzip().on('error', () => undefined);
  return pipeline(sent, gunzip, () => undefined);
}
