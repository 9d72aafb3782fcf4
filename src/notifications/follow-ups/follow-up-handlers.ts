import { Injectable, type OnModuleInit } from '@nestjs/common';
import { applicationDecided, applicationEnded, contactLogged } from '../../applications/index.js';
import { CandidateRecords, candidateErased, candidatesMerged } from '../../candidates/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { timelineRevised } from '../../timelines/index.js';
import { followUpMade } from './follow-up.events.js';
import type { FollowUpKind } from './follow-up-kind.js';
import { FollowUpsService } from './follow-ups.service.js';
import { PassOnFollowUp } from './pass-on-follow-up.js';

// What a date, a decision or a conversation answers. What concerns data is answered by itself.
const ABOUT_THE_APPLICATION: readonly FollowUpKind[] = ['UPDATE_REQUEST', 'COMPETING_OFFER'];

const moveSql = 'UPDATE follow_ups SET candidate_id = $3 WHERE organization_id = $1 AND candidate_id = $2';

const eraseSql = `
  UPDATE follow_ups SET message = NULL, deadline = NULL, answer = NULL WHERE organization_id = $1 AND candidate_id = $2`;

/** What follows from what candidates send, and what answers it. */
@Injectable()
export class FollowUpHandlers implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly followUps: FollowUpsService,
    private readonly passOn: PassOnFollowUp,
    private readonly records: CandidateRecords,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.handle(followUpMade, 'pass-on-follow-up-when-it-leaves', ({ payload }, tx) =>
      this.passOn.passOn(tx, payload.followUpId),
    );
    events.listen(timelineRevised, ({ payload }, tx) => this.#answered(tx, payload.applicationId));
    events.listen(contactLogged, ({ payload }, tx) => this.#answered(tx, payload.applicationId));
    events.listen(applicationDecided, ({ payload }, tx) => this.#answered(tx, payload.applicationId));
    events.listen(applicationEnded, ({ payload }, tx) => this.#answered(tx, payload.applicationId));
    events.listen(candidatesMerged, async ({ payload }, tx) => {
      await tx.query(moveSql, [tx.organizationId, payload.fromCandidateId, payload.candidateId]);
    });
    events.listen(candidateErased, async ({ payload }, tx) => {
      await tx.query(eraseSql, [tx.organizationId, payload.candidateId]);
    });
    this.records.add({ table: 'follow_ups', where: 'r.candidate_id = $2', order: ['id'] });
  }

  /** What follows by itself, a hold that ends, is nobody's answer. */
  async #answered(tx: WriteTransaction, applicationId: string): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') await this.followUps.answered(tx, applicationId, ABOUT_THE_APPLICATION);
  }
}
