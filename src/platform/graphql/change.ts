import type { Actor } from '../actor/actor.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { WriteTransaction } from '../database/transaction.js';
import type { Problem } from '../problems/problem.js';

/**
 * Runs one mutation in a transaction of its own, on behalf of who calls. If it returns a problem, everything is rolled
 * back.
 */
export type Change = <T>(work: (tx: WriteTransaction) => Promise<T>) => Promise<T | Problem>;

export function changesOf(database: TenantDatabase, actor: Actor): Change {
  return (work) => database.write(actor, work);
}
