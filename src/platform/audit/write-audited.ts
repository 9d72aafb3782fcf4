import { randomBytes } from 'node:crypto';
import { type Actor, recordOf } from '../actor/actor.js';
import { statement } from '../database/statement.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { WriteTransaction } from '../database/transaction.js';
import { nameRows } from '../external-ref/named-rows.js';
import { newId } from '../ids/uuid.js';
import { Problem } from '../problems/problem.js';
import type { Act, Origin, Subject } from './act.js';
import { hashOfDetail } from './chain-hash.js';
import { detailOf } from './detail-of.js';

const insertEntry = statement(
  'insert_audit_entry',
  `
  WITH entry AS (
    INSERT INTO audit_entries (organization_id, id, at, action, actor_kind, actor_id, actor_name, on_behalf_of_id,
      on_behalf_of_name, address, request_id, subject_type, subject_id, detail_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)),
  detail AS (INSERT INTO audit_details (organization_id, entry_id, detail, salt) VALUES ($1, $2, $15, $16))
  INSERT INTO audit_unchained (organization_id, entry_id) VALUES ($1, $2)`,
);

// As long as the hash: nobody goes through all of them.
const saltBytes = 32;

/** The work, on rows that were named by references too, and after it its audit entry in the same transaction. What was refused with a problem leaves none. */
export function audited<Done>(
  origin: Origin,
  { action, input, subject, onlyLooks }: Act<Done>,
  work: (tx: WriteTransaction) => Promise<Done | Problem>,
): (tx: WriteTransaction) => Promise<Done | Problem> {
  return async (tx) => {
    // Whatever else is done knows the rows by their ids.
    const done = (await nameRows(tx, input)) ?? (await work(tx));
    if (done instanceof Problem) return done;
    const leavesNone = typeof onlyLooks === 'function' ? onlyLooks(done) : onlyLooks;
    if (!leavesNone) await record(tx, origin, action, input, subject(done));
    return done;
  };
}

/** Makes a change and its audit entry in one transaction. */
export async function writeAudited<Done>(
  database: TenantDatabase,
  actor: Actor,
  origin: Origin,
  act: Act<Done>,
  work: (tx: WriteTransaction) => Promise<Done | Problem>,
): Promise<Done | Problem> {
  return await database.write(actor, audited(origin, act, work));
}

async function record(
  tx: WriteTransaction,
  { address, requestId }: Origin,
  action: string,
  input: object,
  subject: Subject | null,
): Promise<void> {
  const { kind, id, name, onBehalfOf } = recordOf(tx.actor);
  const detail = detailOf(input);
  const salt = randomBytes(saltBytes);
  await tx.query(insertEntry, [
    tx.organizationId,
    newId(),
    tx.now.toString(),
    action,
    kind,
    id,
    name,
    onBehalfOf?.id ?? null,
    onBehalfOf?.name ?? null,
    address,
    requestId,
    subject?.type ?? null,
    subject?.id ?? null,
    hashOfDetail(salt, detail),
    detail,
    salt,
  ]);
}
