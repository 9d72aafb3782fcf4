import type { Actor } from '../actor/actor.js';
import type { Operation } from '../idempotency/operation.js';
import type { RunMutation } from './change.js';
import type { RequestReads } from './request-reads.js';

/** What every resolver is given as its context. */
export interface RequestContext {
  readonly actor: Actor;
  readonly reads: RequestReads;
  readonly change: RunMutation;
  /** Of a mutation under an idempotency key: each of its fields changes things by changes of its own. */
  readonly changesOf?: (field: string) => RunMutation;
  readonly requestId: string;
  /** As it was sent. */
  readonly operation: Operation;
  /** It came by GET: it must be a query. */
  readonly onlyReads: boolean;
}

/**
 * What stands between the row and the context where a field takes no arguments. A field's method without parameter
 * decorators is called by GraphQL itself, as (row, arguments, context): through Nest's pipes a list of twenty rows
 * would cost a third more.
 */
export type NoArgs = Readonly<Record<string, never>>;
