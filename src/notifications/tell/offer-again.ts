import { Injectable } from '@nestjs/common';
import { DecisionsService } from '../../applications/index.js';
import { MessagesService } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { TimelineChanges, TimelineReports } from '../../timelines/index.js';
import { lockCandidate } from './candidate-mail.js';
import { lockOutcomes } from './outcomes-of-candidate.js';
import { TellCandidate } from './tell-candidate.js';

const unsentSql = `
  SELECT m.id FROM notifications n JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE' AND m.status IN ('WAITING', 'QUEUED')
  UNION
  SELECT m.id FROM applications a JOIN drafts d ON d.organization_id = $1 AND d.application_id = a.id
  JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
  WHERE a.organization_id = $1 AND a.candidate_id = $2 AND m.status = 'WAITING'`;

// Of each timeline and outcome the last record that is no note: whether what it says could not reach the candidate. `$3`:
// the address that they have now, if it is another one; else what did not reach them there is told again as well.
const unreachedSql = `
  SELECT last."timelineId", last."outcomeId" FROM (
    SELECT DISTINCT ON (n.timeline_id, n.outcome_id) n.timeline_id AS "timelineId", n.outcome_id AS "outcomeId",
           n.withheld_because AS because, m.status, m.failure, m.bounced_at AS bounced, m.to_address AS address
    FROM notifications n LEFT JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
    WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE'
      AND coalesce(n.timeline_id, n.outcome_id) IS NOT NULL AND n.kind NOT IN ('TIMELINE_PASSED', 'STILL_UNDECIDED')
    ORDER BY n.timeline_id, n.outcome_id, n.id DESC) last
  WHERE last.because = 'SUPPRESSED' OR ($3::text IS NULL OR lower(last.address) <> lower($3))
    AND (last.bounced IS NOT NULL OR last.status = 'DEAD' OR last.failure = 'SUPPRESSED')`;

// The forms under which an address may be suppressed are those of `suppressedAs`.
const releasedSql = `
  SELECT c.id FROM suppressions s JOIN candidates c ON c.organization_id = $1 AND c.erased_at IS NULL AND s.address IN (lower(c.email),
    'sha256:' || encode(sha256(convert_to($1::text || ' ' || lower(c.email), 'UTF8')), 'hex'))
  WHERE s.organization_id = $1 AND s.id = $2 ORDER BY c.id`;

interface Unreached {
  readonly timelineId: string | null;
  readonly outcomeId: string | null;
}

/** What follows when a candidate gets another address, or may be written to again at theirs. */
@Injectable()
export class OfferAgain {
  constructor(
    private readonly messages: MessagesService,
    private readonly reports: TimelineReports,
    private readonly changes: TimelineChanges,
    private readonly decisions: DecisionsService,
    private readonly tellCandidate: TellCandidate,
  ) {}

  /** What has not left goes to the address they have now. */
  async takeAlong(tx: WriteTransaction, candidateId: string): Promise<void> {
    const { email } = await lockCandidate(tx, candidateId);
    const unsent = await tx.query<{ id: string }>(unsentSql, [tx.organizationId, candidateId]);
    const ids = unsent.map(({ id }) => id);
    await this.messages.readdress(tx, ids, email);
  }

  /** What could not reach them at another address is told again, as it stands now. */
  async toNewAddress(tx: WriteTransaction, candidateId: string): Promise<void> {
    const { email } = await lockCandidate(tx, candidateId);
    await this.#offer(tx, candidateId, email, email);
  }

  /** The address may be written to again: of whoever has it, what could not reach them is told again, as it stands now. */
  async toReleased(tx: WriteTransaction, suppressionId: string): Promise<void> {
    const candidates = await tx.query<{ id: string }>(releasedSql, [tx.organizationId, suppressionId]);
    for (const { id } of candidates) await this.#offer(tx, id, (await lockCandidate(tx, id)).email, null);
  }

  async #offer(tx: WriteTransaction, candidateId: string, email: string, other: string | null): Promise<void> {
    if (await this.messages.isSuppressed(tx, email)) return;
    const unreached = await tx.query<Unreached>(unreachedSql, [tx.organizationId, candidateId, other]);
    if (unreached.length === 0) return;
    await lockOutcomes(tx, candidateId);
    // All of them before one is changed: whoever tells locks them together.
    await this.changes.catchUp(tx, { candidateId });
    for (const { timelineId, outcomeId } of unreached)
      if (outcomeId === null && timelineId !== null) await this.reports.tellAgain(tx, timelineId);
    await this.decisions.askAgain(
      tx,
      unreached.flatMap(({ outcomeId }) => outcomeId ?? []),
    );
    // After the dates: what is due to them is one message. What is not due at this hour waits as everything does.
    await this.tellCandidate.tell(tx, candidateId);
  }
}
