import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

// Clients wait for an answer before they send more on the same connection, but for a few that send some ahead.
const mostUnanswered = 8;

/**
 * Lets connections take turns. Node reads up to two megabytes of one before it looks at the next, and would begin all
 * requests in them: one client could keep the process to itself. So a request begins when every connection has been
 * looked at, and a connection on which more stand without an answer is ended. Of those with the same credential, or of one address without any, one
 * begins in each turn of the event loop: three hundred at once keep nobody else waiting for all of them.
 */
export function beginInTurn(fastify: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, number>();
  const lines = new Lines();
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
    lines.add(request.headers.authorization ?? request.ip, done);
  });
}

/** What waits, in a line for each name: in each turn of the event loop the first of every line is done. */
class Lines {
  readonly #lines = new Map<string, (() => void)[]>();

  add(name: string, work: () => void): void {
    if (this.#lines.size === 0) setImmediate(() => this.#turn());
    const line = this.#lines.get(name);
    if (line === undefined) this.#lines.set(name, [work]);
    else line.push(work);
  }

  #turn(): void {
    for (const [name, line] of [...this.#lines]) {
      line.shift()?.();
      if (line.length === 0) this.#lines.delete(name);
    }
    if (this.#lines.size > 0) setImmediate(() => this.#turn());
  }
}
