import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CandidateAliases, candidateChanged, candidatesMerged } from '../../candidates/index.js';
import { lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type ExternalRefColumns, refOf } from '../../platform/external-ref/external-ref.js';
import { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { ApplicationTurnsService } from '../turn/application-turns.service.js';

const lockSql = `
  SELECT id, erased_at IS NOT NULL AS "isErased", external_source AS "externalSource", external_remote_id AS "externalRemoteId"
  FROM candidates
  WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`;

// Both have an active application for the same job: the one that moves is another copy of it.
const twiceSql = `
  SELECT a.id FROM applications a
  JOIN applications b ON b.organization_id = $1 AND b.candidate_id = $3 AND b.job_id = a.job_id AND b.status = 'ACTIVE'
  WHERE a.organization_id = $1 AND a.candidate_id = $2 AND a.status = 'ACTIVE' ORDER BY a.id`;

const moveSql = 'UPDATE applications SET candidate_id = $3 WHERE organization_id = $1 AND candidate_id = $2';

/** Two candidates are one person: what one of them applied for is the other's from now on, and so is whatever led to them. */
@Injectable()
export class CandidateMerges {
  constructor(
    private readonly turns: ApplicationTurnsService,
    private readonly aliases: CandidateAliases,
  ) {}

  /** The one who is merged stays, without applications. False if one of them was erased: then nothing changes. */
  async merge(tx: WriteTransaction, from: string, into: string): Promise<boolean | Problem> {
    const { organizationId } = tx;
    // Applications before candidates (ADR 95), of both in one order: merges the other way round wait, and do not block each other.
    await lockRows(tx, ApplicationEntity, { candidateId: In([from, into]) });
    const both = await tx.query<ExternalRefColumns & { id: string; isErased: boolean }>(lockSql, [
      organizationId,
      [from, into],
    ]);
    if (both.length < 2 || both.some(({ isErased }) => isErased)) return false;
    for (const { id: applicationId } of await tx.query<{ id: string }>(twiceSql, [organizationId, from, into])) {
      const internalNote = 'The candidate was merged with another who has applied for the same job.';
      const ended = await this.turns.withdraw(tx, { applicationId, as: 'WITHDRAWN', internalNote });
      if (ended instanceof Problem) return ended;
    }
    await tx.query(moveSql, [organizationId, from, into]);
    await this.aliases.move(tx, from, into);
    const merged = both.find(({ id }) => id === from);
    const ref = merged ? refOf(merged) : null;
    if (ref !== null) await this.aliases.lead(tx, ref, into, from);
    await tx.publish(candidatesMerged, { fromCandidateId: from, candidateId: into });
    await tx.publish(candidateChanged, { candidateId: into });
    return true;
  }
}
