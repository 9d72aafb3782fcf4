import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../../candidates/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { applicationEnded, applicationReopened } from '../application.events.js';
import { ApplicationAlreadyActive, ApplicationNotActive } from '../application.problems.js';
import { lockApplication, lockApplicationsOf, refuseActive, refuseErased } from '../applications.service.js';
import { standingOutcome, untoldOutcomes } from '../decision/standing-outcome.js';
import { supersede } from '../decision/supersede.js';
import type { OutcomeEntity } from '../outcome.entity.js';
import { ApplicationTurnEntity, type ApplicationTurnKind } from './application-turn.entity.js';
import type { ReopenApplicationInput, WithdrawApplicationInput } from './application-turn.inputs.js';

/** Ends applications without a decision, and takes an end back. */
@Injectable()
export class ApplicationTurnsService {
  /** Recorded by a member, so that no receipt is sent. An outcome that the candidate does not know yet is told no more. */
  async withdraw(tx: WriteTransaction, input: WithdrawApplicationInput): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const known = await manager.findOneBy(ApplicationEntity, { organizationId, id: input.applicationId });
    if (known === null) return new NotFound('application', ['input', 'applicationId']);
    const { candidateId } = known;
    const all = input.as === 'HIRED_ELSEWHERE' ? await lockApplicationsOf(tx, candidateId) : [];
    const application = await lockApplication(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    // Whoever tells them something waits, or has told it.
    await lockRow(tx, CandidateEntity, { id: candidateId });
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const untold = await untoldOutcomes(tx, application);
    if (application.status !== 'ACTIVE' && untold.length === 0) return new ApplicationNotActive(application.status);
    const others = all.filter(({ id, status }) => id !== application.id && status === 'ACTIVE');
    const refusal = await refuseForeign(tx, others);
    if (refusal !== null) return refusal;
    await this.#end(tx, application, untold, input);
    for (const other of others) await this.#end(tx, other, await untoldOutcomes(tx, other), input);
    return application.id;
  }

  /** Takes a decision back, or a withdrawal: what was decided is told no more, and its timelines go on. */
  async reopen(tx: WriteTransaction, input: ReopenApplicationInput): Promise<string | Problem> {
    const application = await lockApplication(tx, input.applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const { id: applicationId, status } = application;
    if (status === 'ACTIVE') return new ApplicationAlreadyActive(applicationId, ['input', 'applicationId']);
    const refusal = await refuseActive(tx, application);
    if (refusal !== null) return refusal;
    const isDecided = status === 'HIRED' || status === 'REJECTED';
    const outcome = isDecided ? await standingOutcome(tx, applicationId) : null;
    const decidedAt = outcome === null ? [] : await supersede(tx, outcome, 'SUPERSEDED');
    await this.#turn(tx, application, 'REOPENED', input.internalNote ?? null);
    await tx.publish(applicationReopened, {
      applicationId,
      decidedAt: decidedAt.map((at) => at.toISOString()),
      wasTold: outcome !== null && isKnown(outcome),
    });
    return applicationId;
  }

  async #end(
    tx: WriteTransaction,
    application: ApplicationEntity,
    untold: readonly OutcomeEntity[],
    { as, internalNote }: WithdrawApplicationInput,
  ): Promise<void> {
    for (const outcome of untold) await supersede(tx, outcome, 'CANCELLED');
    await this.#turn(tx, application, as, internalNote ?? null);
    await tx.publish(applicationEnded, { applicationId: application.id });
  }

  async #turn(
    tx: WriteTransaction,
    { id: applicationId }: ApplicationEntity,
    kind: ApplicationTurnKind,
    internalNote: string | null,
  ): Promise<void> {
    const { organizationId, manager } = tx;
    const at = toDate(tx.now);
    const now = kind === 'REOPENED' ? ({ status: 'ACTIVE', endedAt: null } as const) : { status: kind, endedAt: at };
    await manager.update(ApplicationEntity, { organizationId, id: applicationId }, now);
    const turn = { organizationId, id: newId(), applicationId, kind, internalNote, actor: recordOf(tx.actor), at };
    await manager.insert(ApplicationTurnEntity, turn);
  }
}

/** Whether the candidate was told of a decision, be it one that this one corrects. */
function isKnown({ toldAt, correctsTold }: OutcomeEntity): boolean {
  return toldAt !== null || correctsTold;
}

/** A problem if the acting member may not change one of them, which are locked. */
async function refuseForeign(tx: WriteTransaction, others: readonly ApplicationEntity[]): Promise<Problem | null> {
  for (const { id } of others) {
    const permitted = await lockApplication(tx, id, 'candidates:write');
    if (permitted instanceof Problem) return permitted;
  }
  return null;
}
