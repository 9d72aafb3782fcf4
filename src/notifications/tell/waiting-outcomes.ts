import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { candidateChanged } from '../../candidates/index.js';
import { jobMoved } from '../../jobs/index.js';
import { organizationChanged, policyChanged } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { publication } from '../../platform/events/event-type.js';
import { promiseChanged } from '../../timelines/index.js';
import { outcomeNoticeDue, outcomesOutdated } from './outcome.events.js';

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
export class WaitingOutcomes implements OnModuleInit {
  constructor(private readonly events: EventBus) {}

  onModuleInit(): void {
    const { events } = this;
    events.listen(organizationChanged, (_event, tx) => tx.publish(outcomesOutdated, { jobId: null }));
    events.listen(jobMoved, ({ payload: { jobId } }, tx) => tx.publish(outcomesOutdated, { jobId }));
    events.listen(policyChanged, ({ payload: { jobId, effectiveFrom } }, tx) =>
      tx.publish(outcomesOutdated, { jobId }, { notBefore: Temporal.Instant.from(effectiveFrom) }),
    );
    events.listen(candidateChanged, ({ payload }, tx) => this.#lookAgain(tx, { candidateId: payload.candidateId }));
    events.listen(promiseChanged, ({ payload }, tx) => this.#lookAgain(tx, { applicationId: payload.applicationId }));
    events.handle(outcomesOutdated, 'look-at-outcomes-again-when-they-are-outdated', ({ payload }, tx) =>
      this.#lookAgain(tx, { jobId: payload.jobId }),
    );
  }

  /** Each in a transaction of its own, which locks its candidate. */
  async #lookAgain(
    tx: WriteTransaction,
    { jobId = null, candidateId = null, applicationId = null }: Which,
  ): Promise<void> {
    const waiting = await tx.query<Waiting>(waitingSql, [tx.organizationId, jobId, candidateId, applicationId]);
    await tx.publishAll(waiting.map((outcome) => publication(outcomeNoticeDue, outcome)));
  }
}
