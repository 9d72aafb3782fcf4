import type { FastifyReply } from 'fastify';
import type { Actor } from '../actor/actor.js';
import type { RequestReads } from './request-reads.js';

/** What every resolver is given as its context. */
export interface RequestContext {
  readonly actor: Actor;
  readonly reads: RequestReads;
  readonly requestId: string;
  readonly reply?: FastifyReply;
}
