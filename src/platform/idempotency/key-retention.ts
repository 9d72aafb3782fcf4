import { Injectable } from '@nestjs/common';
import { toDate } from '../database/dates.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { keptFor } from './key-state.js';

// A request that was taken up again in the last moment still finds what it had changed.
const longer = { hours: 1 } as const;

// Rows of one statement: few enough for its locks to be short.
const batch = 1_000;

const deleteSql = 'SELECT delete_old_idempotency_keys($1, $2) AS deleted';

/** Deletes keys that stand for nothing any more, and what was recorded of their requests. */
@Injectable()
export class KeyRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Deletes a batch of them. Returns how many; 0 when none is left. */
  async deleteOld(): Promise<number> {
    const madeUntil = toDate((await this.database.now()).subtract(keptFor).subtract(longer));
    const [row] = await this.database.acrossOrganizations<{ deleted: number }>(deleteSql, [madeUntil, batch]);
    return row?.deleted ?? 0;
  }
}
