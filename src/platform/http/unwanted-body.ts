import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

// Bytes. As much is read over, so that the connection can go on.
const readOver = 16 * 1024;

// Milliseconds in which who sends a body that nobody wants can read why.
const readWithin = 1_000;

/**
 * Where an answer is there before the body was, and much of that is to come: nothing more is read, and the connection ends
 * a moment after the answer. Ended at once it would be reset under a sender who is still sending, and the answer lost. And
 * whoever sends one such body after the other gets no more than one a second done on a connection.
 */
export function readNoUnwantedBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isMuchToCome(request.raw)) return done(null, payload);
    reply.header('connection', 'close');
    if (payload instanceof Readable) return done(null, payload);
    const bytes = Buffer.from((payload ?? '') as string | Buffer);
    reply.header('content-length', bytes.length);
    done(null, Readable.from(thenWait(bytes, reply.raw)));
  });
}

/** Whether there is more to come of a body than is worth reading only to throw it away. */
function isMuchToCome({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > readOver);
}

async function* thenWait(bytes: Buffer, response: ServerResponse): AsyncGenerator<Buffer> {
  yield bytes;
  await once(response, 'close', { signal: AbortSignal.timeout(readWithin) }).catch(() => undefined);
}
