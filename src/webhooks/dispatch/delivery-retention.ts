import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { deleteOldRows } from '../../platform/database/delete-old-rows.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as anybody looks for why something did not arrive.
const keptFor = { hours: 30 * 24 } as const;

const oldDeliveries = {
  find: 'SELECT organization_id AS "organizationId" FROM organizations_with_old_webhook_deliveries($1)',
  remove: 'SELECT delete_old_webhook_deliveries($1, $2) AS deleted',
  // Each with its attempts.
  batch: 1_000,
};

/** Deletes deliveries that ended long ago, and what was tried of them. */
@Injectable()
export class DeliveryRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. Returns how many there were. */
  async run(ending?: AbortSignal): Promise<number> {
    const until = toDate((await this.database.now()).subtract(keptFor));
    return await deleteOldRows(this.database, oldDeliveries, [until], ending);
  }
}
