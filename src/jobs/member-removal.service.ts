import { Injectable } from '@nestjs/common';
import { type MemberEntity, MembersService, SuccessorNeeded } from '../organizations/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import type { RemoveMemberInput } from './member-removal.input.js';

const countJobsSql = `
  SELECT count(*) AS count FROM jobs
  WHERE organization_id = $1 AND status <> 'CLOSED' AND (recruiter_id = $2 OR hiring_manager_id = $2)`;

// Closed jobs keep the names of those who filled them.
const handOverSql = `
  UPDATE jobs SET recruiter_id = CASE recruiter_id WHEN $2 THEN $3 ELSE recruiter_id END,
    hiring_manager_id = CASE hiring_manager_id WHEN $2 THEN $3 ELSE hiring_manager_id END
  WHERE organization_id = $1 AND status <> 'CLOSED' AND (recruiter_id = $2 OR hiring_manager_id = $2)`;

/** Removes members. It stands with jobs and not with members: nobody leaves whose jobs nobody has taken over. */
@Injectable()
export class MemberRemovalService {
  constructor(private readonly members: MembersService) {}

  async remove(tx: WriteTransaction, { memberId, successorId }: RemoveMemberInput): Promise<string | Problem> {
    const member = await this.members.lock(tx, memberId);
    if (member === null) return new NotFound('member', ['input', 'memberId']);
    const [counted] = await tx.query<{ count: number }>(countJobsSql, [tx.organizationId, memberId]);
    const jobs = counted?.count ?? 0;
    if (jobs > 0) {
      const refusal = successorId ? await this.#handOver(tx, member, successorId) : new SuccessorNeeded(jobs);
      if (refusal !== undefined) return refusal;
    }
    return (await this.members.remove(tx, member)) ?? memberId;
  }

  async #handOver(tx: WriteTransaction, member: MemberEntity, successorId: string): Promise<Problem | undefined> {
    if (successorId === member.id) return InvalidInput.of(['input', 'successorId'], 'must be another member');
    const successor = await this.members.lock(tx, successorId);
    if (successor === null) return new NotFound('member', ['input', 'successorId']);
    if (successor.role === 'VIEWER') return InvalidInput.of(['input', 'successorId'], 'must not be a viewer');
    await tx.query(handOverSql, [tx.organizationId, member.id, successorId]);
    return undefined;
  }
}
