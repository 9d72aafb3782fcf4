import type { FastifyReply } from 'fastify';

/** Adds names to the answer's Vary, beside those that are there. */
export function appendVary(reply: FastifyReply, ...names: string[]): void {
  const there = reply.getHeader('vary');
  reply.header('vary', [...(there === undefined ? [] : [String(there)]), ...names].join(', '));
}
