import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';

// Events that are deleted in one transaction.
const batch = 5_000;

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM list_organizations()';

const keepSql = `
  INSERT INTO feed_state (organization_id, retention_days) VALUES ($1, $2)
  ON CONFLICT (organization_id) DO UPDATE SET retention_days = excluded.retention_days`;

const deleteSql = 'SELECT delete_old_feed_events($1, $2) AS deleted';

/** For how long events are kept, organization by organization. */
@Injectable()
export class FeedRetention {
  readonly #logger = new Logger(FeedRetention.name);

  constructor(private readonly database: WorkerDatabase) {}

  async keep(tx: WriteTransaction, days: number): Promise<null> {
    await tx.query(keepSql, [tx.organizationId, days]);
    return null;
  }

  /** Deletes what every organization has kept for as long as it wants to. Returns how many events. */
  async run(): Promise<number> {
    let deleted = 0;
    for (const { organizationId } of await this.database.acrossOrganizations<{ organizationId: string }>(
      organizationsSql,
      [],
    ))
      deleted += await this.#deleteOf(organizationId);
    return deleted;
  }

  async #deleteOf(organizationId: string): Promise<number> {
    try {
      for (let all = 0; ; ) {
        const some = await this.database.write(systemActor(organizationId), async (tx) => {
          const [row] = await tx.query<{ deleted: number }>(deleteSql, [tx.now.toString(), batch]);
          return row?.deleted ?? 0;
        });
        all += typeof some === 'number' ? some : 0;
        if (some !== batch) return all;
      }
    } catch (error) {
      this.#logger.error({ err: error, organizationId }, 'old events could not be deleted');
      return 0;
    }
  }
}
