import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as anybody looks for why something did not arrive.
const keptFor = { hours: 30 * 24 } as const;

// Rows of one statement, with their attempts.
const batch = 1_000;

const deleteSql = 'SELECT delete_old_webhook_deliveries($1, $2) AS deleted';

/** Deletes deliveries that ended long ago, and what was tried of them. */
@Injectable()
export class DeliveryRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. Returns how many there were. */
  async run(): Promise<number> {
    const until = toDate((await this.database.now()).subtract(keptFor));
    for (let all = 0; ; ) {
      const [row] = await this.database.acrossOrganizations<{ deleted: number }>(deleteSql, [until, batch]);
      all += row?.deleted ?? 0;
      if ((row?.deleted ?? 0) < batch) return all;
    }
  }
}
