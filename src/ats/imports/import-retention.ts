import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { deleteOldRows } from '../../platform/database/delete-old-rows.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as anybody looks for what became of a record.
const keptFor = { hours: 30 * 24 } as const;

const oldImports = {
  find: 'SELECT organization_id AS "organizationId" FROM organizations_with_old_ats_imports($1)',
  remove: 'SELECT delete_old_ats_imports($1, $2) AS deleted',
  // Each with all of its rows.
  batch: 10,
};

/** Deletes imports and their reports. */
@Injectable()
export class AtsImportRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. */
  async run(ending?: AbortSignal): Promise<void> {
    const until = toDate((await this.database.now()).subtract(keptFor));
    await deleteOldRows(this.database, oldImports, [until], ending);
  }
}
