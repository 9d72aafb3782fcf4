import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { deleteOldRows } from '../../platform/database/delete-old-rows.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as the vendor that keeps the longest history (Lever) can send it again.
const bodiesKeptFor = { hours: 14 * 24 } as const;

// As long as anybody looks for what became of it; by its id it is known again so long.
const keptFor = { hours: 30 * 24 } as const;

const oldDeliveries = {
  find: 'SELECT organization_id AS "organizationId" FROM organizations_with_old_ats_deliveries($1, $2)',
  remove: 'SELECT delete_old_ats_deliveries($1, $2, $3) AS deleted',
  batch: 1_000,
};

/** Forgets what deliveries said, and later that they came. */
@Injectable()
export class AtsDeliveryRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. */
  async run(ending?: AbortSignal): Promise<void> {
    const now = await this.database.now();
    const until = [toDate(now.subtract(bodiesKeptFor)), toDate(now.subtract(keptFor))];
    await deleteOldRows(this.database, oldDeliveries, until, ending);
  }
}
