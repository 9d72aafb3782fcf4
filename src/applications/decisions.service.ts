import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { In, IsNull } from 'typeorm';
import { recordOf } from '../platform/actor/actor.js';
import { toDate } from '../platform/database/dates.js';
import { lockRow, lockRows } from '../platform/database/lock-rows.js';
import { insertRows } from '../platform/database/record-rows.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { publication } from '../platform/events/event-type.js';
import { newId } from '../platform/ids/uuid.js';
import { InvalidInput } from '../platform/problems/common-problems.js';
import { Problem } from '../platform/problems/problem.js';
import type { OutcomeKind } from '../rules/index.js';
import { ApplicationEntity, type ApplicationStatus } from './application.entity.js';
import { applicationDecided, outcomeTold } from './application.events.js';
import { lockActive } from './applications.service.js';
import type { DecisionFields, DecisionInput } from './decision/decision.input.js';
import { type DecisionWithNext, nextWordDay } from './decision/next-word-day.js';
import { refuseDecision } from './decision/refuse-decision.js';
import { standingOutcome, untoldOutcomes } from './decision/standing-outcome.js';
import { supersede } from './decision/supersede.js';
import { OutcomeEntity } from './outcome.entity.js';

const statusAfter: Record<OutcomeKind, ApplicationStatus> = {
  HIRED: 'HIRED',
  REJECTED: 'REJECTED',
  ADVANCED: 'ACTIVE',
};

interface HowDecided {
  readonly corrected?: OutcomeEntity | null;
  readonly next?: boolean;
  readonly asksPerson?: boolean;
}

/** Records decisions and that candidates were told of them. */
@Injectable()
export class DecisionsService {
  /** @param next whether a date is promised in the same step, which says by when the candidate hears */
  async record(tx: WriteTransaction, input: DecisionInput, next = false): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    if (next && input.nextWordOn) return InvalidInput.of(['input', 'nextWordOn'], 'is said by nextTimeline');
    return (await this.decide(tx, [application], input, { next })) ?? application.id;
  }

  /**
   * The same decision about each of these applications, which are locked and of one job.
   * @param how `corrected` the decision that it takes the place of; `next` whether a date is promised in the same step;
   *   `asksPerson` that nobody is told of it before a member let it
   */
  async decide(
    tx: WriteTransaction,
    applications: readonly ApplicationEntity[],
    decision: DecisionWithNext,
    { corrected = null, next = false, asksPerson = false }: HowDecided = {},
  ): Promise<Problem | undefined> {
    const refusal = await refuseDecision(tx, applications, decision);
    if (refusal !== null) return refusal;
    const nextWordOn = next ? null : await nextWordDay(tx, applications, decision);
    if (nextWordOn instanceof Problem) return nextWordOn;
    await this.#overtake(tx, applications);
    const alreadyTold = decision.tellCandidate === 'ALREADY_TOLD';
    const outcomes = applications.map(({ id }) => ({ id: newId(), applicationId: id }));
    const said = { ...outcomeOf(tx, decision), nextWordOn, asksPerson, ...correctionOf(corrected) };
    await insertRows(
      tx,
      'outcomes',
      outcomes.map((outcome) => ({ ...outcome, ...said })),
    );
    const status = statusAfter[decision.outcome];
    await tx.manager.update(
      ApplicationEntity,
      { organizationId: tx.organizationId, id: In(applications.map(({ id }) => id)) },
      { status, endedAt: status === 'ACTIVE' ? null : toDate(tx.now) },
    );
    await tx.publishAll(
      outcomes.map(({ id: outcomeId, applicationId }) =>
        publication(applicationDecided, { applicationId, outcomeId, alreadyTold }),
      ),
    );
    if (alreadyTold) for (const { id } of outcomes) await this.markTold(tx, id, 'MEMBER');
    return undefined;
  }

  /** What was decided of them before, and did not reach the candidate, is told no more: only what is decided now is true. */
  async #overtake(tx: WriteTransaction, applications: readonly ApplicationEntity[]): Promise<void> {
    for (const outcome of await untoldOutcomes(tx, ...applications)) await supersede(tx, outcome, 'SUPERSEDED');
  }

  /** When it is to be told, as far as that can be said today. */
  async dueAt(tx: WriteTransaction, outcomeId: string, at: Temporal.Instant): Promise<void> {
    await tx.manager.update(OutcomeEntity, { organizationId: tx.organizationId, id: outcomeId }, { dueAt: toDate(at) });
  }

  /** They are to be told again, since they could not reach the candidate: from now on, in a window. */
  async askAgain(tx: WriteTransaction, outcomeIds: readonly string[]): Promise<void> {
    const untold = { organizationId: tx.organizationId, id: In([...outcomeIds]), toldAt: IsNull() };
    await tx.manager.update(OutcomeEntity, untold, { againSince: toDate(tx.now), againAt: null });
  }

  /** When it is to be told again; null: it needs to be no longer. */
  async againAt(tx: WriteTransaction, outcomeId: string, at: Temporal.Instant | null): Promise<void> {
    const again = at === null ? { againSince: null, againAt: null } : { againAt: toDate(at) };
    await tx.manager.update(OutcomeEntity, { organizationId: tx.organizationId, id: outcomeId }, again);
  }

  /** A member let its message leave. */
  async approve(tx: WriteTransaction, outcomeId: string): Promise<void> {
    const waiting = { organizationId: tx.organizationId, id: outcomeId, approvedAt: IsNull() };
    await tx.manager.update(OutcomeEntity, waiting, { approvedAt: toDate(tx.now) });
  }

  /** The candidate knows. Told once is told: a second call changes nothing. */
  async markTold(tx: WriteTransaction, outcomeId: string, by: 'MESSAGE' | 'MEMBER'): Promise<void> {
    const { organizationId } = tx;
    const outcome = await lockRow(tx, OutcomeEntity, { id: outcomeId });
    if (outcome === null || outcome.toldAt !== null) return;
    const told = { toldAt: toDate(tx.now), toldBy: by, againSince: null, againAt: null };
    await tx.manager.update(OutcomeEntity, { organizationId, id: outcomeId }, told);
    if (outcome.supersededAt === null)
      return await tx.publish(outcomeTold, { applicationId: outcome.applicationId, outcomeId });
    // Its message was with the mail server when it was corrected: the correction has to say that it was wrong.
    await tx.manager.update(OutcomeEntity, { organizationId, correctsId: outcomeId }, { correctsTold: true });
  }

  /** Locked until the transaction ends, in the order of their ids, so that two transactions cannot wait for each other. */
  async lock(tx: WriteTransaction, outcomeIds: readonly string[]): Promise<void> {
    if (outcomeIds.length > 0) await lockRows(tx, OutcomeEntity, outcomeIds);
  }

  /** The message that told of it came back: the candidate does not know. What a member told them stays told. */
  async markUntold(tx: WriteTransaction, outcomeId: string): Promise<void> {
    // Whoever is about to mark it as told has done so before it is looked at.
    const outcome = await lockRow(tx, OutcomeEntity, { id: outcomeId });
    if (outcome?.toldBy !== 'MESSAGE') return;
    const untold = { organizationId: tx.organizationId, id: outcomeId };
    await tx.manager.update(OutcomeEntity, untold, { toldAt: null, toldBy: null });
    if (outcome.supersededAt !== null) return;
    const standing = await standingOutcome(tx, outcome.applicationId);
    if (standing !== null && standing.id !== outcomeId) await supersede(tx, outcome, 'SUPERSEDED');
  }
}

function outcomeOf(tx: WriteTransaction, { outcome, reason, note, noteLocale, tellCandidate, tellOn }: DecisionFields) {
  return {
    organizationId: tx.organizationId,
    kind: outcome,
    reason: outcome === 'REJECTED' ? (reason ?? 'NOT_SELECTED') : null,
    note: note ?? null,
    noteLocale: noteLocale ?? null,
    decidedAt: tx.now.toString(),
    tellCandidate,
    tellOn: tellOn ?? null,
    actor: recordOf(tx.actor),
  };
}

/** The candidate knows what is wrong if they were told of the decision, or of one that it corrected in its turn. */
function correctionOf(corrected: OutcomeEntity | null) {
  if (corrected === null) return { correctsId: null, correctsTold: false };
  return { correctsId: corrected.id, correctsTold: corrected.toldAt !== null || corrected.correctsTold };
}
