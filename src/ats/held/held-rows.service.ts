import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { AtsIntegrationEntity } from '../connection/ats-connection.entity.js';
import { KindsOfRows } from '../kinds/kinds-of-rows.js';
import { tablesOfTypes } from '../refs/ats-refs.js';
import { applyDue, applyFor } from '../sync/apply-rows.js';
import { awaitedTypes, type HeldRowsDue, heldRowsDue } from './held.events.js';
import { expireHeld } from './held-rows.js';

// Rows that are let go of in one transaction.
const batch = 1_000;

const typesOfTables = new Map(awaitedTypes.map((type) => [tablesOfTypes[type], type]));

const connectionSql = (table: string) => `
  SELECT c.id FROM ats_connections c JOIN ${table} r ON r.organization_id = $1 AND r.id = $2 AND r.external_source = c.source
  WHERE c.organization_id = $1`;

const remoteIdSql = (table: string) => `
  SELECT external_remote_id AS "remoteId" FROM ${table} WHERE organization_id = $1 AND id = $2 AND external_source = $3`;

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

  /** A row of ours got a reference: whatever waits for it under that is looked at, once this transaction can be seen. */
  async refGiven(tx: WriteTransaction, { table, rowId }: { table: string; rowId: string }): Promise<void> {
    const type = typesOfTables.get(table);
    // What the sync itself makes, it lets go of what waits for it.
    if (type === undefined || tx.actor.via === 'SYNC' || tx.actor.via === 'CONNECTOR') return;
    const [found] = await tx.query<{ id: string }>(connectionSql(tablesOfTypes[type]), [tx.organizationId, rowId]);
    if (found !== undefined) await tx.publish(heldRowsDue, { connectionId: found.id, for: { type, rowId } });
  }

  /** Applies what waits of a connection, as much as one transaction takes. */
  async apply(tx: WriteTransaction, due: HeldRowsDue): Promise<void> {
    const { organizationId, manager } = tx;
    const id = due.connectionId;
    const connection = await manager.findOneByOrFail(AtsIntegrationEntity, { organizationId, id });
    const hasMore =
      due.for === undefined
        ? await applyDue(tx, this.kinds.byType, connection)
        : await this.#applyFor(tx, connection, due.for);
    if (hasMore) await tx.publish(heldRowsDue, due);
  }

  async #applyFor(
    tx: WriteTransaction,
    connection: AtsIntegrationEntity,
    { type, rowId }: NonNullable<HeldRowsDue['for']>,
  ): Promise<boolean> {
    const asked = [tx.organizationId, rowId, connection.source];
    const [carried] = await tx.query<{ remoteId: string }>(remoteIdSql(tablesOfTypes[type]), asked);
    return carried !== undefined && (await applyFor(tx, this.kinds.byType, connection, type, carried.remoteId));
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
