import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../actor/actor.js';
import type { WriteTransaction } from '../database/transaction.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { type AuditEntryRow, beginning, type Head, linksAfter } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';

// Entries of one transaction: short enough that its lock and its rows are soon free again.
const batch = 500;

const waitingSql = 'SELECT organization_id AS "organizationId" FROM organizations_with_unchained_entries()';

// One worker at a time goes on with the chain of an organization; the key of the chain would refuse a second.
const lockSql = `SELECT pg_try_advisory_xact_lock(hashtextextended('audit chain of ' || $1, 0)) AS locked`;

const headSql = 'SELECT number, hash FROM audit_chain WHERE organization_id = $1 ORDER BY number DESC LIMIT 1';

const takeSql = `
  WITH taken AS (
    DELETE FROM audit_unchained WHERE organization_id = $1 AND entry_id IN (
      SELECT entry_id FROM audit_unchained WHERE organization_id = $1 ORDER BY entry_id LIMIT $2)
    RETURNING entry_id)
  SELECT ${entryColumns} FROM audit_entries e JOIN taken ON taken.entry_id = e.id WHERE e.organization_id = $1 ORDER BY e.id`;

const insertSql = `
  INSERT INTO audit_chain (organization_id, number, entry_id, previous_hash, hash)
  SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::bytea[])`;

/**
 * Gives audit entries their numbers and hashes, each organization's in a chain of its own: in the order of their ids, as
 * far as they are committed. One that commits late comes behind those that were seen before it.
 */
@Injectable()
export class AuditChain {
  readonly #logger = new Logger(AuditChain.name);

  constructor(private readonly database: WorkerDatabase) {}

  /** Until no entry waits, but for those of organizations that another worker is at. Returns how many were chained. */
  async run(): Promise<number> {
    for (let chained = 0; ; ) {
      const waiting = await this.database.acrossOrganizations<{ organizationId: string }>(waitingSql, []);
      let now = 0;
      for (const { organizationId } of waiting) now += await this.#chain(organizationId);
      if (now === 0) return chained;
      chained += now;
    }
  }

  /** What cannot be chained keeps no other organization back. */
  async #chain(organizationId: string): Promise<number> {
    try {
      const chained = await this.database.write(systemActor(organizationId), (tx) => chainNext(tx));
      return typeof chained === 'number' ? chained : 0;
    } catch (error) {
      this.#logger.error({ err: error, organizationId }, 'audit entries could not be chained');
      return 0;
    }
  }
}

async function chainNext(tx: WriteTransaction): Promise<number> {
  const [lock] = await tx.query<{ locked: boolean }>(lockSql, [tx.organizationId]);
  if (lock?.locked !== true) return 0;
  const [head = beginning] = await tx.query<Head>(headSql, [tx.organizationId]);
  const entries = await tx.query<AuditEntryRow>(takeSql, [tx.organizationId, batch]);
  const links = linksAfter(head, entries);
  await tx.query(insertSql, [
    tx.organizationId,
    links.map((link) => link.number),
    links.map((link) => link.entryId),
    links.map((link) => link.previousHash),
    links.map((link) => link.hash),
  ]);
  return links.length;
}
