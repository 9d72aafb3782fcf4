import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { AtsIntegrationEntity } from '../connection/ats-connection.entity.js';
import { KindsOfRows } from '../kinds/kinds-of-rows.js';
import { applyDue } from '../sync/apply-rows.js';
import { heldRowsDue } from './held.events.js';
import { expireHeld } from './held-rows.js';

// Rows that are let go of in one transaction.
const batch = 1_000;

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM list_organizations()';

/** Rows that wait: applied when what they wait for has come, forgotten when it does not. */
@Injectable()
export class HeldRowsService {
  readonly #logger = new Logger(HeldRowsService.name);

  constructor(
    private readonly kinds: KindsOfRows,
    private readonly database: WorkerDatabase,
  ) {}

  /** Forgets what has waited for too long, of every organization. Returns how many rows. */
  async expire(): Promise<number> {
    let forgotten = 0;
    for (const { organizationId } of await this.database.acrossOrganizations<{ organizationId: string }>(
      organizationsSql,
      [],
    ))
      forgotten += await this.#expireOf(organizationId);
    return forgotten;
  }

  /** Applies what waits of a connection, as much as one transaction takes. */
  async apply(tx: WriteTransaction, id: string): Promise<void> {
    const { organizationId, manager } = tx;
    const connection = await manager.findOneByOrFail(AtsIntegrationEntity, { organizationId, id });
    if (await applyDue(tx, this.kinds.byType, connection)) await tx.publish(heldRowsDue, { connectionId: id });
  }

  async #expireOf(organizationId: string): Promise<number> {
    try {
      for (let all = 0; ; ) {
        const some = await this.database.write(systemActor(organizationId), (tx) => expireHeld(tx, batch));
        all += typeof some === 'number' ? some : 0;
        if (some !== batch) return all;
      }
    } catch (error) {
      this.#logger.error({ err: error, organizationId }, 'rows that waited could not be forgotten');
      return 0;
    }
  }
}
