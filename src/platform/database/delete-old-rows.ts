import { Logger } from '@nestjs/common';
import { systemActor } from '../actor/actor.js';
import { Problem } from '../problems/problem.js';
import type { WorkerDatabase } from './worker-database.js';

export interface OldRows {
  /** SQL: `organizationId` of each organization that has some; its parameters are the instants until which rows are old. */
  readonly find: string;
  /** SQL: how many were `deleted` of the transaction's organization; its parameters are the same, and how many at most. */
  readonly remove: string;
  /** How many at most in one transaction. */
  readonly batch: number;
}

const logger = new Logger('Retention');

/**
 * Deletes what is old until none is left: found across organizations, deleted inside each, batch by batch. What cannot be
 * deleted of one keeps no other back.
 * @returns how many rows, as far as they are counted
 * @throws after all others were done, what went wrong last
 */
export async function deleteOldRows(
  database: WorkerDatabase,
  { find, remove, batch }: OldRows,
  until: readonly Date[],
  ending?: AbortSignal,
): Promise<number> {
  let all = 0;
  let failure: { readonly error: unknown } | null = null;
  for (const { organizationId } of await database.acrossOrganizations<{ organizationId: string }>(find, until))
    try {
      for (let some = batch; some >= batch && !ending?.aborted; all += some)
        some = await deleteSome(database, organizationId, remove, [...until, batch]);
    } catch (error) {
      failure = { error };
      logger.error({ err: error, organizationId }, 'old rows of an organization were not deleted');
    }
  if (failure !== null) throw failure.error;
  return all;
}

async function deleteSome(
  database: WorkerDatabase,
  organizationId: string,
  remove: string,
  parameters: readonly unknown[],
): Promise<number> {
  const deleted = await database.write(systemActor(organizationId), async (tx) => {
    const [row] = await tx.query<{ deleted: string | number }>(remove, parameters);
    return Number(row?.deleted ?? 0);
  });
  if (deleted instanceof Problem) throw new Error(deleted.message);
  return deleted;
}
