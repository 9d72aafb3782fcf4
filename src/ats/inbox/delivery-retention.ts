import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as the vendor that keeps the longest history (Lever) can send it again.
const bodiesKeptFor = { hours: 14 * 24 } as const;

// As long as anybody looks for what became of it; by its id it is known again so long.
const keptFor = { hours: 30 * 24 } as const;

// Rows of one statement.
const batch = 1_000;

const deleteSql = 'SELECT delete_old_ats_deliveries($1, $2, $3) AS deleted';

/** Forgets what deliveries said, and later that they came. */
@Injectable()
export class AtsDeliveryRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. */
  async run(): Promise<void> {
    const now = await this.database.now();
    const until = [toDate(now.subtract(bodiesKeptFor)), toDate(now.subtract(keptFor))];
    for (;;) {
      const [row] = await this.database.acrossOrganizations<{ deleted: string }>(deleteSql, [...until, batch]);
      if (Number(row?.deleted ?? 0) < batch) return;
    }
  }
}
