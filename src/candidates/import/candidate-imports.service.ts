import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/record-rows.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { columnsOf, type ExternalRef } from '../../platform/external-ref/external-ref.js';
import { newId } from '../../platform/ids/uuid.js';
import { CandidateErased } from '../candidate.problems.js';
import { hashOfRef } from '../erasure/hash-of-ref.js';

/** A candidate of another system. What is in it was checked; the address is in its canonical form. */
export interface ImportedCandidate {
  readonly fullName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly externalRef: ExternalRef;
}

const tombstonesSql = statement(
  'erased_candidates_of_refs',
  `
  SELECT id, encode(erased_ref_hash, 'hex') AS hash FROM candidates
  WHERE organization_id = $1 AND erased_ref_hash = ANY($2::bytea[])`,
);

const sameAddressSql = statement(
  'candidates_of_addresses',
  `
  SELECT email_key AS address, id FROM (
    SELECT c.email_key, c.id, row_number() OVER (PARTITION BY c.email_key ORDER BY c.id) AS place
    FROM candidates c WHERE c.organization_id = $1 AND c.email_key = ANY($2::text[]) AND c.erased_at IS NULL
  ) known WHERE place <= $3`,
);

const mostNamed = 10;

/** Candidates of another system, many at once. */
@Injectable()
export class CandidateImports {
  /**
   * Makes them, in their order, each with a reference that no candidate carries. Whoever was erased with the reference they
   * had is not brought back.
   */
  async create(tx: WriteTransaction, candidates: readonly ImportedCandidate[]): Promise<(string | CandidateErased)[]> {
    const { organizationId } = tx;
    const hashes = candidates.map(({ externalRef }) => hashOfRef(organizationId, externalRef));
    const stones = await tx.query<{ id: string; hash: string }>(tombstonesSql, [organizationId, hashes]);
    const erased = new Map(stones.map(({ id, hash }) => [hash, id]));
    const results = hashes.map((hash) => {
      const stone = erased.get(hash.toString('hex'));
      return stone === undefined ? newId() : new CandidateErased(stone, ['input', 'externalRef']);
    });
    const createdAt = tx.now.toString();
    const rows = candidates.flatMap(({ externalRef, ...candidate }, index) => {
      const id = results[index];
      return typeof id === 'string' ? [{ organizationId, id, ...candidate, ...columnsOf(externalRef), createdAt }] : [];
    });
    await insertRows(tx, 'candidates', rows);
    return results;
  }

  /** Who has these addresses, ten of each at most. By the address in lower case. */
  async ofAddresses(tx: WriteTransaction, addresses: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const asked = [tx.organizationId, addresses.map((address) => address.toLowerCase()), mostNamed];
    const known = await tx.query<{ address: string; id: string }>(sameAddressSql, asked);
    const found = Map.groupBy(known, ({ address }) => address);
    return new Map([...found].map(([address, rows]) => [address, rows.map(({ id }) => id)]));
  }
}
