import { Injectable } from '@nestjs/common';
import {
  ApplicationEntity,
  ApplicationNotActive,
  type ApplicationStatus,
  ApplicationTurnsService,
  CorrectionsService,
  DecisionsService,
  lockActive,
  type RejectionReason,
} from '../../applications/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import type { MappedStatus } from '../words/ending-of.js';

/** What became of an application because of where it stands there. */
export type StatusEffect = 'CHANGED' | 'AS_IT_WAS';

const toldSql = `
  SELECT FROM outcomes WHERE organization_id = $1 AND application_id = $2 AND (told_at IS NOT NULL OR corrects_told) AND superseded_at IS NULL LIMIT 1`;

const askingSql = `
  SELECT FROM outcomes WHERE organization_id = $1 AND application_id = $2 AND asks_person AND approved_at IS NULL
    AND told_at IS NULL AND superseded_at IS NULL LIMIT 1`;

const lastTurnSql = `
  SELECT actor->>'via' AS via FROM application_turns WHERE organization_id = $1 AND application_id = $2 ORDER BY at DESC, id DESC LIMIT 1`;

/** Brings an application to where it stands in another system, by the doors by which a member does it. */
@Injectable()
export class ApplicationStatusChanges {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly corrections: CorrectionsService,
    private readonly turns: ApplicationTurnsService,
  ) {}

  async follow(
    tx: WriteTransaction,
    application: Pick<ApplicationEntity, 'id' | 'status'>,
    standing: MappedStatus,
    source: string,
  ): Promise<StatusEffect | Problem> {
    const { id, status } = application;
    switch (standing.status) {
      case 'UNKNOWN':
      case 'IGNORED':
        return 'AS_IT_WAS';
      case 'ACTIVE':
        return status === 'ACTIVE' ? 'AS_IT_WAS' : await this.#reopen(tx, id, source);
      case 'WITHDRAWN':
      case 'HIRED_ELSEWHERE':
        return status === standing.status ? 'AS_IT_WAS' : await this.#end(tx, id, standing.status, source);
      case 'HIRED':
        return await this.#decide(tx, application, 'HIRED', undefined);
      case 'REJECTED':
        return await this.#decide(tx, application, 'REJECTED', standing.reason);
      case 'ENDED_SOMEHOW':
        return status === 'ACTIVE' ? await this.#askPerson(tx, id) : 'AS_IT_WAS';
    }
  }

  /** It is not there any more: it ends here too, quietly. */
  async remove(tx: WriteTransaction, id: string, source: string): Promise<StatusEffect | Problem> {
    return await this.#end(tx, id, 'WITHDRAWN', source);
  }

  async #decide(
    tx: WriteTransaction,
    { id: applicationId, status }: Pick<ApplicationEntity, 'id' | 'status'>,
    outcome: 'HIRED' | 'REJECTED',
    reason: RejectionReason | undefined,
  ): Promise<StatusEffect | Problem> {
    const decision = { applicationId, outcome, ...(reason ? { reason } : {}), tellCandidate: 'BY_POLICY' } as const;
    if (status === 'ACTIVE') return changedBy(await this.decisions.record(tx, decision));
    // It asked a person, for want of a reason that said whose doing it was. Now one does, and it leaves as any.
    const isAsking = (await tx.query(askingSql, [tx.organizationId, applicationId])).length > 0;
    if (status === outcome && !isAsking) return 'AS_IT_WAS';
    if (status === 'HIRED' || status === 'REJECTED') return changedBy(await this.corrections.correct(tx, decision));
    // A withdrawal is the candidate's: nobody decides about them afterwards. But one that only they told, they take back.
    if (!(await this.#isToldByThem(tx, applicationId))) return 'AS_IT_WAS';
    const reopened = await this.turns.reopen(tx, { applicationId, internalNote: 'It was no withdrawal.' });
    return reopened instanceof Problem ? reopened : changedBy(await this.decisions.record(tx, decision));
  }

  async #isToldByThem(tx: WriteTransaction, applicationId: string): Promise<boolean> {
    const [turn] = await tx.query<{ via: string | null }>(lastTurnSql, [tx.organizationId, applicationId]);
    return turn?.via === 'SYNC' || turn?.via === 'CONNECTOR';
  }

  /** No mail leaves: who recruits is asked, in the digest, before anything does. */
  async #askPerson(tx: WriteTransaction, applicationId: string): Promise<StatusEffect | Problem> {
    const application = await lockActive(tx, applicationId, 'timelines:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const decision = { applicationId, outcome: 'REJECTED', reason: 'OTHER', tellCandidate: 'BY_POLICY' } as const;
    return (await this.decisions.decide(tx, [application], decision, { asksPerson: true })) ?? 'CHANGED';
  }

  async #end(
    tx: WriteTransaction,
    applicationId: string,
    as: 'WITHDRAWN' | 'HIRED_ELSEWHERE',
    source: string,
  ): Promise<StatusEffect | Problem> {
    const internalNote = `As ${source} says.`;
    const ended = await this.turns.withdraw(tx, { applicationId, as, internalNote });
    // Decided, and told: that stays.
    return ended instanceof ApplicationNotActive ? 'AS_IT_WAS' : changedBy(ended);
  }

  async #reopen(tx: WriteTransaction, applicationId: string, source: string): Promise<StatusEffect | Problem> {
    const told = await tx.query(toldSql, [tx.organizationId, applicationId]);
    const internalNote =
      told.length > 0
        ? `Reopened in ${source} after the candidate had been told: call them.`
        : `Reopened in ${source} before the candidate was told.`;
    return changedBy(await this.turns.reopen(tx, { applicationId, internalNote }));
  }
}

function changedBy(done: string | Problem): StatusEffect | Problem {
  return done instanceof Problem ? done : 'CHANGED';
}

/** How one begins here. One of which nobody knows where it stands is undecided; one that has ended is history. */
export function statusAtFirst({ status }: MappedStatus): ApplicationStatus {
  if (status === 'UNKNOWN' || status === 'IGNORED') return 'ACTIVE';
  return status === 'ENDED_SOMEHOW' ? 'REJECTED' : status;
}
