import type { FastifyReply } from 'fastify';
import type { Actor } from '../actor/actor.js';
import type { Change } from './change.js';
import type { RequestReads } from './request-reads.js';
import type { UnderWay } from './under-way.js';

/** What every resolver is given as its context. */
export interface RequestContext {
  readonly actor: Actor;
  readonly reads: RequestReads;
  readonly change: Change;
  /** Of a mutation under an idempotency key: each of its fields changes things by changes of its own. */
  readonly changesOf?: (field: string) => Change;
  readonly underWay: UnderWay;
  readonly requestId: string;
  readonly reply?: FastifyReply;
}

/**
 * What stands between the row and the context where a field takes no arguments. A field's method without parameter
 * decorators is called by GraphQL itself, as (row, arguments, context): through Nest's pipes a list of twenty rows
 * would cost a third more.
 */
export type NoArgs = Readonly<Record<string, never>>;
