import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { CandidateEntity } from '../../candidates/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { applicationEnded, applicationReopened } from '../application.events.js';
import { ApplicationAlreadyActive, ApplicationNotActive } from '../application.problems.js';
import { lockApplication, refuseActive, refuseErased } from '../applications.service.js';
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
    // One after another, so that two withdrawals of the same candidate do not wait for each other's applications.
    const { candidateId } = known;
    await manager.findOneOrFail(CandidateEntity, {
      where: { organizationId, id: candidateId },
      lock: { mode: 'for_no_key_update' },
    });
    const application = await lockApplication(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const untold = await untoldOutcomes(tx, application.id);
    if (application.status !== 'ACTIVE' && untold.length === 0) return new ApplicationNotActive(application.status);
    const others = input.as === 'HIRED_ELSEWHERE' ? await lockOthers(tx, application) : [];
    if (others instanceof Problem) return others;
    await this.#end(tx, application, untold, input);
    for (const other of others) await this.#end(tx, other, await untoldOutcomes(tx, other.id), input);
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
    await tx.publish(applicationReopened, { applicationId, decidedAt: decidedAt.map((at) => at.toISOString()) });
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

/** The candidate's other active applications, locked; a problem if the acting member may not change one of them. */
async function lockOthers(
  tx: WriteTransaction,
  { id, candidateId }: ApplicationEntity,
): Promise<ApplicationEntity[] | Problem> {
  const others = await tx.manager.find(ApplicationEntity, {
    where: { organizationId: tx.organizationId, candidateId, status: 'ACTIVE', id: Not(id) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  for (const other of others) {
    const permitted = await lockApplication(tx, other.id, 'candidates:write');
    if (permitted instanceof Problem) return permitted;
  }
  return others;
}
