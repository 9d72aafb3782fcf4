import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/record-rows.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { columnsOf, type ExternalRef } from '../../platform/external-ref/external-ref.js';
import type { PreparedImport } from '../../platform/external-ref/prepared-import.js';
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

// The first of each, by an index in their order: an address that thousands have costs no more than another. Who was erased has
// none: nothing says so here, or until the table was analyzed PostgreSQL took the index of those who are not, and read all of it
// for each address.
const sameAddressSql = statement(
  'candidates_of_addresses',
  `
  SELECT asked.address, c.id FROM unnest($2::text[]) asked (address)
  CROSS JOIN LATERAL (
    SELECT id FROM candidates WHERE organization_id = $1 AND email_key = asked.address
    ORDER BY organization_id, email_key, id LIMIT $3
  ) c`,
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
    const { results, store } = await this.prepare(tx, candidates);
    await store();
    return results;
  }

  /** What comes of them, before they are stored. */
  async prepare(
    tx: WriteTransaction,
    candidates: readonly ImportedCandidate[],
  ): Promise<PreparedImport<CandidateErased>> {
    const { organizationId } = tx;
    const hashes = candidates.map(({ externalRef }) => hashOfRef(organizationId, externalRef));
    const stones = await tx.query<{ id: string; hash: string }>(tombstonesSql, [organizationId, hashes]);
    const erased = new Map(stones.map(({ id, hash }) => [hash, id]));
    const createdAt = tx.now.toString();
    const rows: Record<string, unknown>[] = [];
    const results = candidates.map(({ externalRef, ...candidate }, index) => {
      const stone = erased.size === 0 ? undefined : erased.get(hashes[index]?.toString('hex') ?? '');
      if (stone !== undefined) return new CandidateErased(stone, ['input', 'externalRef']);
      const id = newId();
      rows.push({ organizationId, id, ...candidate, ...columnsOf(externalRef), createdAt });
      return id;
    });
    return { results, store: () => insertRows(tx, 'candidates', rows) };
  }

  /** Who has these addresses, ten of each at most. By the address in lower case. */
  async ofAddresses(tx: WriteTransaction, addresses: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const asked = [tx.organizationId, [...new Set(addresses.map((address) => address.toLowerCase()))], mostNamed];
    const known = await tx.query<{ address: string; id: string }>(sameAddressSql, asked);
    const found = Map.groupBy(known, ({ address }) => address);
    return new Map([...found].map(([address, rows]) => [address, rows.map(({ id }) => id)]));
  }
}
