import type { Actor, Via } from '../actor/actor.js';
import type { Act, Origin } from '../audit/act.js';
import { writeAudited } from '../audit/write-audited.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { WriteTransaction } from '../database/transaction.js';
import type { Problem } from '../problems/problem.js';

/** A mutation as the audit log tells of it: `action` is its name. */
export interface Mutation<Done> extends Act<Done> {
  /** The organization to change, where it is not the caller's own: their sandbox; who runs the service has none. */
  readonly organizationId?: string;
  /** Where what is changed comes from another system, which made it. */
  readonly via?: Via;
}

/**
 * Runs one mutation in a transaction of its own, on behalf of who calls, with its entry in the audit log. If it returns
 * a problem, everything is rolled back. Nothing else lets a mutation write.
 *
 * Under an idempotency key it may be run again after a crash, and what the work returned the first time is then what
 * this returns: so a field calls it in the same order each time, and the work returns plain data, an id at best.
 */
export type RunMutation = <Done>(
  mutation: Mutation<Done>,
  work: (tx: WriteTransaction) => Promise<Done | Problem>,
) => Promise<Done | Problem>;

export function changesOf(database: TenantDatabase, actor: Actor, origin: Origin): RunMutation {
  return (mutation, work) => {
    return writeAudited(database, actorOf(actor, mutation), origin, mutation, work);
  };
}

/** Who makes a change: for which organization, and by which way it came, which who acts may know better. */
export function actorOf(
  actor: Actor,
  { organizationId = actor.organizationId, via }: Pick<Mutation<unknown>, 'organizationId' | 'via'>,
): Actor {
  return { ...actor, organizationId, ...(via === undefined ? {} : { via: actor.via ?? via }) };
}
