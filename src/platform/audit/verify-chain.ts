import { statement } from '../database/statement.js';
import type { ReadTransaction } from '../database/transaction.js';
import { type AuditEntryRow, beginning, type ChainLink, type Head } from './chain-hash.js';
import { entryColumns } from './entry-columns.js';
import { examineLink, type Fault, type StoredDetail } from './examine-link.js';

/** What was found first: a link that does not hold, an entry that has none, or a head kept elsewhere that is not there. */
export interface Broken {
  readonly differs: Fault | 'NEVER_CHAINED' | 'HEAD';
  readonly number: number | null;
  readonly entryId: string | null;
}

export interface Verified {
  readonly organizationId: string;
  /** How many links hold. */
  readonly chained: number;
  /** Entries that the worker has yet to chain. */
  readonly waiting: number;
  /** The last link that holds, to be kept elsewhere; null if there is none. */
  readonly head: { readonly number: number; readonly hash: string } | null;
  readonly broken: Broken | null;
}

type LinkRow = ChainLink &
  AuditEntryRow & {
    readonly id: string | null;
    readonly detailId: string | null;
    readonly previousHash: Buffer;
  } & StoredDetail;

// Details may be as long as a request's body.
const page = 200;

const linksSql = statement(
  'audit_links',
  `SELECT c.number, c.entry_id AS "entryId", c.previous_hash AS "previousHash", c.hash, ${entryColumns},
          d.entry_id AS "detailId", d.detail, d.salt
   FROM audit_chain c
   LEFT JOIN audit_entries e ON e.organization_id = c.organization_id AND e.id = c.entry_id
   LEFT JOIN audit_details d ON d.organization_id = c.organization_id AND d.entry_id = c.entry_id
   WHERE c.organization_id = $1 AND c.number > $2 ORDER BY c.number LIMIT $3`,
);

const waitingSql = statement(
  'audit_waiting',
  'SELECT count(*) AS count FROM audit_unchained WHERE organization_id = $1',
);

const neverChainedSql = statement(
  'audit_never_chained',
  `SELECT e.id FROM audit_entries e
   WHERE e.organization_id = $1
     AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.organization_id = $1 AND c.entry_id = e.id)
     AND NOT EXISTS (SELECT FROM audit_unchained u WHERE u.organization_id = $1 AND u.entry_id = e.id)
   ORDER BY e.id LIMIT 1`,
);

/**
 * Goes through the chain of one organization, up to the first link that does not hold.
 * @param kept a head that was printed before and kept elsewhere: the chain must still contain it
 */
export async function verifyChain(tx: ReadTransaction, kept: Head | null): Promise<Verified> {
  const { head, fault, foundKept } = await walk(tx, kept);
  const [waiting] = await tx.query<{ count: number }>(waitingSql, [tx.organizationId]);
  return {
    organizationId: tx.organizationId,
    chained: head.number,
    waiting: waiting?.count ?? 0,
    head: head.number === 0 ? null : { number: head.number, hash: head.hash.toString('hex') },
    broken:
      fault ?? (foundKept ? await neverChained(tx) : { differs: 'HEAD', number: kept?.number ?? null, entryId: null }),
  };
}

interface Walked {
  readonly head: Head;
  readonly fault: Broken | null;
  readonly foundKept: boolean;
}

async function walk(tx: ReadTransaction, kept: Head | null): Promise<Walked> {
  let head = beginning;
  let foundKept = kept === null;
  for (;;) {
    const rows = await tx.query<LinkRow>(linksSql, [tx.organizationId, head.number, page]);
    for (const row of rows) {
      const differs = examineLink(head, {
        ...row,
        entry: row.id === null ? null : row,
        detail: row.detailId === null ? null : row,
      });
      if (differs !== null) return { head, fault: { differs, number: row.number, entryId: row.entryId }, foundKept };
      head = { number: row.number, hash: row.hash };
      foundKept ||= kept?.number === head.number && kept.hash.equals(head.hash);
    }
    if (rows.length < page) return { head, fault: null, foundKept };
  }
}

async function neverChained(tx: ReadTransaction): Promise<Broken | null> {
  const [entry] = await tx.query<{ id: string }>(neverChainedSql, [tx.organizationId]);
  return entry === undefined ? null : { differs: 'NEVER_CHAINED', number: null, entryId: entry.id };
}
