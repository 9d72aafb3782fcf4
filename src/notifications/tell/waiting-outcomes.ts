import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { publication } from '../../platform/events/event-type.js';
import { outcomeNoticeDue } from './outcome.events.js';

interface Which {
  readonly jobId?: string | null;
  readonly candidateId?: string | null;
  readonly applicationId?: string | null;
}

interface Waiting {
  readonly applicationId: string;
  readonly outcomeId: string;
}

const waitingSql = `
  SELECT o.application_id AS "applicationId", o.id AS "outcomeId" FROM outcomes o
  JOIN applications a ON a.organization_id = $1 AND a.id = o.application_id
  WHERE o.organization_id = $1 AND o.told_at IS NULL AND o.superseded_at IS NULL
    AND ($2::uuid IS NULL OR a.job_id = $2) AND ($3::uuid IS NULL OR a.candidate_id = $3)
    AND ($4::uuid IS NULL OR a.id = $4)
    AND (o.again_since IS NOT NULL OR NOT EXISTS (SELECT FROM notifications n
      WHERE n.organization_id = $1 AND n.application_id = a.id AND n.outcome_id = o.id AND n.recipient = 'CANDIDATE'))
  ORDER BY o.id`;

/** Rule 18: decisions that wait to be told are looked at again when what they wait by has changed. */
@Injectable()
export class WaitingOutcomes {
  /** Each in a transaction of its own, which locks its candidate. */
  async lookAgain(
    tx: WriteTransaction,
    { jobId = null, candidateId = null, applicationId = null }: Which,
  ): Promise<void> {
    const waiting = await tx.query<Waiting>(waitingSql, [tx.organizationId, jobId, candidateId, applicationId]);
    await tx.publishAll(waiting.map((outcome) => publication(outcomeNoticeDue, outcome)));
  }
}
