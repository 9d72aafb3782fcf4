import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../../candidates/index.js';
import { MessagesService } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { TimelineReports } from '../../timelines/index.js';
import { TellCandidate } from './tell-candidate.js';

const unsentSql = `
  SELECT m.id FROM notifications n JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE' AND m.status IN ('WAITING', 'QUEUED')
  UNION
  SELECT m.id FROM applications a JOIN drafts d ON d.organization_id = $1 AND d.application_id = a.id
  JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
  WHERE a.organization_id = $1 AND a.candidate_id = $2 AND m.status = 'WAITING'`;

// Of each timeline and outcome the last record that is no note: whether what it says could not reach the candidate.
const unreachedSql = `
  SELECT last."timelineId", last."outcomeId" FROM (
    SELECT DISTINCT ON (n.timeline_id, n.outcome_id) n.timeline_id AS "timelineId", n.outcome_id AS "outcomeId",
           n.withheld_because AS because, m.failure, m.bounced_at AS bounced, m.to_address AS address
    FROM notifications n LEFT JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
    WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE'
      AND coalesce(n.timeline_id, n.outcome_id) IS NOT NULL AND n.kind NOT IN ('TIMELINE_PASSED', 'STILL_UNDECIDED')
    ORDER BY n.timeline_id, n.outcome_id, n.id DESC) last
  WHERE last.because = 'SUPPRESSED' OR (lower(last.address) <> lower($3)
    AND (last.bounced IS NOT NULL OR last.failure IN ('RECIPIENT_REFUSED', 'SUPPRESSED')))`;

interface Unreached {
  readonly timelineId: string | null;
  readonly outcomeId: string | null;
}

/** What follows when a candidate gets another address. */
@Injectable()
export class OfferAgain {
  constructor(
    private readonly messages: MessagesService,
    private readonly tellings: TimelineReports,
    private readonly tellCandidate: TellCandidate,
  ) {}

  /** What has not left goes to the address they have now. */
  async takeAlong(tx: WriteTransaction, candidateId: string): Promise<void> {
    const { email } = await candidateOf(tx, candidateId);
    const unsent = await tx.query<{ id: string }>(unsentSql, [tx.organizationId, candidateId]);
    const ids = unsent.map(({ id }) => id);
    await this.messages.readdress(tx, ids, email);
  }

  /** What could not reach them before is told again, as it stands now. */
  async offer(tx: WriteTransaction, candidateId: string): Promise<void> {
    const { email } = await candidateOf(tx, candidateId);
    if (await this.messages.isSuppressed(tx, email)) return;
    const unreached = await tx.query<Unreached>(unreachedSql, [tx.organizationId, candidateId, email]);
    const again = unreached.flatMap(({ outcomeId }) => outcomeId ?? []);
    if (again.length > 0) await this.tellCandidate.tell(tx, candidateId, { again });
    for (const { timelineId, outcomeId } of unreached)
      if (outcomeId === null && timelineId !== null) await this.tellings.tellAgain(tx, timelineId);
  }
}

/** Locked before their timelines: in the order in which whoever tells locks them. */
async function candidateOf({ manager, organizationId }: WriteTransaction, id: string): Promise<CandidateEntity> {
  const where = { organizationId, id };
  return await manager.findOneOrFail(CandidateEntity, { where, lock: { mode: 'for_no_key_update' } });
}
