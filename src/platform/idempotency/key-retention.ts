import { Injectable } from '@nestjs/common';
import { toDate } from '../database/dates.js';
import { deleteOldRows } from '../database/delete-old-rows.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { keptFor } from './key-state.js';

// A request that was taken up again in the last moment still finds what it had changed.
const longer = { hours: 1 } as const;

const oldKeys = {
  find: 'SELECT organization_id AS "organizationId" FROM organizations_with_old_idempotency_keys($1)',
  remove: 'SELECT delete_old_idempotency_keys($1, $2) AS deleted',
  // Few enough for their locks to be short.
  batch: 1_000,
};

/** Deletes keys that stand for nothing any more, and what was recorded of their requests. */
@Injectable()
export class KeyRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. Returns how many there were. */
  async run(ending?: AbortSignal): Promise<number> {
    const madeUntil = toDate((await this.database.now()).subtract(keptFor).subtract(longer));
    return await deleteOldRows(this.database, oldKeys, [madeUntil], ending);
  }
}
