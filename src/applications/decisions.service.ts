import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CandidateEntity } from '../candidates/index.js';
import { organizationRules } from '../organizations/index.js';
import { recordOf } from '../platform/actor/actor.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/uuid.js';
import { InvalidInput } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { ApplicationEntity, type ApplicationStatus } from './application.entity.js';
import { applicationDecided, outcomeTold } from './application.events.js';
import type { RecordDecisionInput } from './application.inputs.js';
import { lockActive, todayIn } from './applications.service.js';
import { OutcomeEntity, type OutcomeKind } from './outcome.entity.js';

const statusAfter: Record<OutcomeKind, ApplicationStatus> = {
  HIRED: 'HIRED',
  REJECTED: 'REJECTED',
  ADVANCED: 'ACTIVE',
};

/** Records decisions and that candidates were told of them. */
@Injectable()
export class DecisionsService {
  async record(tx: WriteTransaction, input: RecordDecisionInput): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const refusal = await this.#refuse(tx, input, application.candidateId);
    if (refusal !== undefined) return refusal;
    const alreadyTold = input.tellCandidate === 'ALREADY_TOLD';
    const outcome = {
      id: newId(),
      applicationId: application.id,
      kind: input.outcome,
      reason: input.outcome === 'REJECTED' ? (input.reason ?? 'NOT_SELECTED') : null,
      note: input.note ?? null,
      decidedAt: toDate(tx.now),
      tellCandidate: input.tellCandidate,
      tellOn: input.tellOn ?? null,
      toldAt: null,
      toldBy: null,
      cancelledAt: null,
      actor: recordOf(tx.actor),
    };
    await tx.manager.insert(OutcomeEntity, { organizationId: tx.organizationId, ...outcome });
    const status = statusAfter[input.outcome];
    const endedAt = status === 'ACTIVE' ? null : toDate(tx.now);
    await tx.manager.update(
      ApplicationEntity,
      { organizationId: tx.organizationId, id: application.id },
      { status, endedAt, updatedAt: toDate(tx.now) },
    );
    await tx.publish(applicationDecided, { applicationId: application.id, outcomeId: outcome.id, alreadyTold });
    if (alreadyTold) await this.markTold(tx, outcome.id, 'MEMBER');
    return application.id;
  }

  /** The candidate knows. Told once is told: a second call changes nothing. */
  async markTold(tx: WriteTransaction, outcomeId: string, by: 'MESSAGE' | 'MEMBER'): Promise<void> {
    const { organizationId } = tx;
    const outcome = await tx.manager.findOne(OutcomeEntity, {
      where: { organizationId, id: outcomeId },
      lock: { mode: 'for_no_key_update' },
    });
    if (outcome === null || outcome.toldAt !== null) return;
    await tx.manager.update(OutcomeEntity, { organizationId, id: outcomeId }, { toldAt: toDate(tx.now), toldBy: by });
    await tx.publish(outcomeTold, { applicationId: outcome.applicationId, outcomeId });
  }

  async #refuse(tx: WriteTransaction, input: RecordDecisionInput, candidateId: string): Promise<Problem | undefined> {
    if (input.reason && input.outcome !== 'REJECTED')
      return InvalidInput.of(['input', 'reason'], 'belongs to a rejection only');
    if (input.tellCandidate !== 'LATER') {
      return input.tellOn ? InvalidInput.of(['input', 'tellOn'], 'belongs to tellCandidate: LATER only') : undefined;
    }
    if (!input.tellOn) return InvalidInput.of(['input', 'tellOn'], 'is needed with tellCandidate: LATER');
    if (input.outcome === 'HIRED') return InvalidInput.of(['input', 'tellCandidate'], 'a hire is told without delay');
    const { timeZone } = await tx.manager.findOneByOrFail(CandidateEntity, {
      organizationId: tx.organizationId,
      id: candidateId,
    });
    const today = await todayIn(tx, timeZone);
    const { policy } = await organizationRules(tx);
    const latest = today.add({ days: policy.outcome.maxDelayDays });
    if (Temporal.PlainDate.compare(input.tellOn, today) >= 0 && Temporal.PlainDate.compare(input.tellOn, latest) <= 0)
      return undefined;
    return InvalidInput.of(['input', 'tellOn'], `must be from ${today.toString()} to ${latest.toString()}`);
  }
}
