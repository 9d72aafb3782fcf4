import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// As long as anybody looks for what became of a record.
const keptFor = { hours: 30 * 24 } as const;

// Imports of one statement, each with all of its rows.
const batch = 10;

const deleteSql = 'SELECT delete_old_ats_imports($1, $2) AS deleted';

/** Deletes imports and their reports. */
@Injectable()
export class AtsImportRetention {
  constructor(private readonly database: WorkerDatabase) {}

  /** Until none is left. */
  async run(): Promise<void> {
    const until = toDate((await this.database.now()).subtract(keptFor));
    for (;;) {
      const [row] = await this.database.acrossOrganizations<{ deleted: string }>(deleteSql, [until, batch]);
      if (Number(row?.deleted ?? 0) < batch) return;
    }
  }
}
