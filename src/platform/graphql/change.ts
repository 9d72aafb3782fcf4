import type { Actor } from '../actor/actor.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { WriteTransaction } from '../database/transaction.js';
import type { Problem } from '../problems/problem.js';

/**
 * Runs one mutation in a transaction of its own, on behalf of who calls. If it returns a problem, everything is rolled
 * back.
 *
 * Under an idempotency key it may be run again after a crash, and what the work returned the first time is then what
 * this returns: so a field calls it in the same order each time, and the work returns plain data, an id at best.
 * Whatever a mutation writes, it writes by this.
 * @param organizationId where it is not the caller's own: their sandbox
 */
export type Change = <T>(work: (tx: WriteTransaction) => Promise<T>, organizationId?: string) => Promise<T | Problem>;

export function changesOf(database: TenantDatabase, actor: Actor): Change {
  return (work, organizationId = actor.organizationId) => database.write({ ...actor, organizationId }, work);
}
