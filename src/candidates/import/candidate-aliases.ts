import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { ExternalRef } from '../../platform/external-ref/external-ref.js';
import { hashOfRef } from '../erasure/hash-of-ref.js';
import { CandidateRecords } from '../export/candidate-records.js';

// What another candidate carries stays theirs.
const leadSql = `
  INSERT INTO candidate_aliases (organization_id, ref_hash, candidate_id, external_source, external_remote_id)
  SELECT $1, $2, $3, $4, $5
  WHERE NOT EXISTS (SELECT FROM candidates WHERE organization_id = $1 AND external_source = $4 AND external_remote_id = $5 AND id <> ALL($6))
  ON CONFLICT (organization_id, ref_hash) DO UPDATE SET candidate_id = excluded.candidate_id
  WHERE candidate_aliases.external_source IS NOT NULL`;

const moveSql = 'UPDATE candidate_aliases SET candidate_id = $3 WHERE organization_id = $1 AND candidate_id = $2';

/** References of candidates who were merged into others. */
@Injectable()
export class CandidateAliases implements OnModuleInit {
  constructor(private readonly records: CandidateRecords) {}

  onModuleInit(): void {
    this.records.add({ table: 'candidate_aliases', where: 'r.candidate_id = $2', order: ['ref_hash'] });
  }

  /**
   * The reference leads to that candidate from now on, unless a third one carries it.
   * @param from who carried it and was merged; null: nobody did
   */
  async lead(tx: WriteTransaction, ref: ExternalRef, candidateId: string, from: string | null = null): Promise<void> {
    const { organizationId } = tx;
    const { source, remoteId } = ref;
    const merged = from === null ? [] : [from];
    await tx.query(leadSql, [organizationId, hashOfRef(organizationId, ref), candidateId, source, remoteId, merged]);
  }

  /** What led to one candidate leads to another. */
  async move(tx: WriteTransaction, from: string, into: string): Promise<void> {
    await tx.query(moveSql, [tx.organizationId, from, into]);
  }
}
