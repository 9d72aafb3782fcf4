import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

// Clients wait for an answer before they send more on the same connection, but for a few that send some ahead.
const mostUnanswered = 16;

/**
 * Ends a connection on which more requests stand without an answer. Node reads a hundred of them at once, and begins all
 * of them before it looks at any other connection: one client could keep the process to itself that way.
 */
export function limitPipelining(fastify: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, number>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    const count = (unanswered.get(socket) ?? 0) + 1;
    if (count > mostUnanswered) {
      // Nobody is answered on it any more: there is nothing to do for what was read of it.
      reply.hijack();
      socket.destroy();
      return;
    }
    unanswered.set(socket, count);
    reply.raw.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    done();
  });
}
