import { Injectable } from '@nestjs/common';
import { ApplicationEntity, DecisionsService } from '../../applications/index.js';
import { MessageEntity, MessagesService } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { TimelineReports } from '../../timelines/index.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { contentOf, lockCandidate } from './candidate-mail.js';
import type { Composition } from './composition.js';
import { type Draft, DraftsService } from './drafts.service.js';
import { mailOfOutcome } from './mail-of-outcome.js';
import { MessageNotWaiting } from './message.problems.js';
import { refuseForeign } from './refuse-foreign.js';
import { ReportBack } from './report-back.js';
import { TellCandidate } from './tell-candidate.js';
import { editedNote } from './words-of.js';

/** What members do with a message before it leaves: let it go, put their words in, or stop it. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly messages: MessagesService,
    private readonly reports: TimelineReports,
    private readonly decisions: DecisionsService,
    private readonly tellCandidate: TellCandidate,
    private readonly ledger: NotificationLedger,
    private readonly report: ReportBack,
  ) {}

  /** Lets a message leave that waits, at the next opening of the window. */
  async approve(tx: WriteTransaction, messageId: string): Promise<string | Problem> {
    const draft = await this.#waiting(tx, messageId);
    if (draft instanceof Problem) return draft;
    if (draft.timelineId !== null) await this.reports.approved(tx, draft.timelineId);
    if (draft.outcomeId !== null) {
      const { candidateId } = await applicationOf(tx, draft.applicationId);
      await lockCandidate(tx, candidateId);
      await this.decisions.approve(tx, draft.outcomeId);
      await this.tellCandidate.tell(tx, candidateId, { outcomeId: draft.outcomeId });
    }
    return messageId;
  }

  /** Puts other words to the candidate into a message that waits; its facts are not a member's to write. */
  async edit(tx: WriteTransaction, messageId: string, note: string | null): Promise<string | Problem> {
    const draft = await this.#waiting(tx, messageId);
    if (draft instanceof Problem) return draft;
    const { organizationId } = tx;
    const message = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    const composition = message.composition as Composition;
    const items = composition.items.map((item) => ({ ...item, facts: { ...item.facts, note: editedNote(note) } }));
    await this.drafts.editNote(tx, messageId, note);
    await this.messages.recompose(tx, messageId, await contentOf(tx, { ...composition, items }));
    return messageId;
  }

  /** Stops a message that has not left: nobody is told, and the record says why. */
  async stop(tx: WriteTransaction, messageId: string): Promise<string | Problem> {
    const draft = await this.#waiting(tx, messageId);
    if (!(draft instanceof Problem)) return await this.#stopWaiting(tx, draft);
    if (!(draft instanceof MessageNotWaiting)) return draft;
    const told = await this.ledger.ofMessage(tx, messageId);
    const ofCandidate = told.length > 0 && told.every(({ recipient }) => recipient === 'CANDIDATE');
    if (ofCandidate) await this.report.lock(tx, told);
    if (!ofCandidate || (await this.messages.cancel(tx, [messageId], 'STOPPED')).length === 0) return draft;
    await this.report.failed(tx, messageId);
    return messageId;
  }

  async #stopWaiting(tx: WriteTransaction, draft: Draft): Promise<string> {
    const { messageId, applicationId, timelineId, outcomeId } = draft;
    await this.report.lock(tx, [draft]);
    await this.messages.cancel(tx, [messageId], 'NOT_APPROVED');
    if (outcomeId !== null) {
      const { candidateId } = await applicationOf(tx, applicationId);
      const subject = { applicationId, candidateId, outcomeId };
      const kind = await mailOfOutcome(tx, outcomeId);
      await this.ledger.withhold(tx, { subject, kind }, 'NOT_APPROVED');
    }
    if (timelineId !== null) await this.reports.notApproved(tx, timelineId);
    return messageId;
  }

  /** The draft of a message that waits, if all it tells of is of jobs that the acting member may approve messages of. */
  async #waiting(tx: WriteTransaction, messageId: string): Promise<Draft | Problem> {
    const notFound = new NotFound('message', ['input', 'messageId']);
    const status = await this.messages.statusOf(tx, messageId);
    if (status === null) return notFound;
    const draft = await this.drafts.waiting(tx, messageId);
    const about = draft === null ? await this.ledger.ofMessage(tx, messageId) : [draft];
    const applicationIds = about.map(({ applicationId }) => applicationId);
    const refusal = await refuseForeign(tx, applicationIds);
    return refusal ?? draft ?? new MessageNotWaiting(status);
  }
}

async function applicationOf({ manager, organizationId }: WriteTransaction, id: string): Promise<ApplicationEntity> {
  return await manager.findOneByOrFail(ApplicationEntity, { organizationId, id });
}
