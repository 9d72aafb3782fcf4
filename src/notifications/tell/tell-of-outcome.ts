import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { DecisionsService, OutcomeEntity } from '../../applications/index.js';
import { MessagesService } from '../../delivery/index.js';
import { type MailNews, type MailOutcome, newsOfOutcome, outcomeMail } from '../../mails/index.js';
import { isBefore, type Rules } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { eventType } from '../../platform/events/event-type.js';
import { factsOf, TimelineEntity, type TimelineFacts } from '../../timelines/index.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { type OutcomeTelling, outcomeLeavesAt } from '../rules/outcome-leaves-at.js';
import { type About, CandidateMail, type Reader, type Told } from './candidate-mail.js';
import { DraftsService } from './drafts.service.js';
import { endedEntries } from './ended-entries.js';
import { type NextPromise, NextPromises } from './next-promise.js';
import { editedNote, noteFrom } from './words-of.js';

/** The instant has come at which a decision is to be told that was not to be told at once. */
export const outcomeTellingDue = eventType('outcome.telling_due', z.object({ outcomeId: z.uuid() }));

/** Tells candidates what was decided: once, at the instant the rules allow, whatever else was under way before. */
@Injectable()
export class TellOfOutcome {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly mail: CandidateMail,
    private readonly drafts: DraftsService,
    private readonly messages: MessagesService,
    private readonly decisions: DecisionsService,
    private readonly nextPromises: NextPromises,
  ) {}

  /** Tells it now, or at the instant at which it may be told. Told already, recorded or overtaken: nothing. */
  async tell(tx: WriteTransaction, outcomeId: string): Promise<void> {
    // Locked, so that a member who tells or corrects it meanwhile comes first or waits.
    const outcome = await tx.manager.findOne(OutcomeEntity, {
      where: { organizationId: tx.organizationId, id: outcomeId },
      lock: { mode: 'for_no_key_update' },
    });
    if (outcome === null || outcome.supersededAt !== null || (await this.ledger.ofOutcome(tx, outcomeId)) !== null)
      return;
    await this.#tell(tx, outcome);
  }

  /** The candidate can be reached at another address: a decision that came back is told again, at once if it is time. */
  async tellAgain(tx: WriteTransaction, outcomeId: string): Promise<void> {
    const outcome = await tx.manager.findOneBy(OutcomeEntity, { organizationId: tx.organizationId, id: outcomeId });
    if (outcome !== null && outcome.supersededAt === null && outcome.toldAt === null) await this.#tell(tx, outcome);
  }

  async #tell(tx: WriteTransaction, outcome: OutcomeEntity): Promise<void> {
    const outcomeId = outcome.id;
    const about = await this.mail.about(tx, outcome.applicationId);
    const reader = await this.mail.readerOf(tx, about.application.candidateId);
    const kind = outcomeMail(outcome.kind);
    const telling = await this.ledger.numbered(tx, { subject: subjectOf(outcome, reader), kind });
    if (outcome.toldAt !== null) return await this.ledger.withhold(tx, telling, 'TOLD_BY_MEMBER');
    const rules = reader.rules.ofJob(about.job.id);
    const timeline = await this.#latestTimeline(tx, outcome.applicationId);
    const leavesAt = this.#leavesAt(outcome, timeline, about, reader, rules);
    await this.decisions.dueAt(tx, outcomeId, leavesAt);
    const next = await this.nextPromises.of(tx, outcome);
    const told: Told = { kind, about, news: await newsOf(tx, outcome, next) };
    if (rules.policy.approval.mode !== 'AUTOMATIC' && outcome.approvedAt === null) {
      const draft = await this.#keepWaiting(tx, reader, told, outcome);
      if (rules.policy.approval.mode === 'REQUIRED') return;
      if (isBefore(tx.now, leavesAt) || draft === 'new') return await this.#later(tx, outcomeId, leavesAt);
    }
    if (isBefore(tx.now, leavesAt)) return await this.#later(tx, outcomeId, leavesAt);
    if (await this.messages.isSuppressed(tx, reader.candidate.email)) {
      await this.drafts.drop(tx, outcome.applicationId, null, 'SUPPRESSED');
      return await this.ledger.withhold(tx, telling, 'SUPPRESSED');
    }
    const tellings = next === null ? [telling] : [telling, next.telling];
    await this.ledger.send(tx, tellings, await this.#queue(tx, reader, told, outcomeId));
    if (next !== null) await this.nextPromises.recorded(tx, next);
  }

  async accepted(tx: WriteTransaction, outcomeId: string): Promise<void> {
    await this.decisions.markTold(tx, outcomeId, 'MESSAGE');
  }

  async #later(tx: WriteTransaction, outcomeId: string, notBefore: Temporal.Instant): Promise<void> {
    await tx.publish(outcomeTellingDue, { outcomeId }, { notBefore });
  }

  #leavesAt(
    outcome: OutcomeEntity,
    timeline: TimelineEntity | null,
    { job }: About,
    { candidate, rules: all }: Reader,
    { policy, calendar }: Rules,
  ): Temporal.Instant {
    const zones = { zone: job.timeZone ?? all.timeZone, candidateZone: candidate.timeZone ?? all.timeZone };
    const facts = timeline === null ? { ...zones, disclosed: null } : factsOf(timeline);
    const approvedAt = outcome.approvedAt === null ? null : toInstant(outcome.approvedAt);
    const toTell = {
      kind: outcome.kind,
      decidedAt: toInstant(outcome.decidedAt),
      telling: tellingOf(outcome),
      approvedAt,
    };
    return outcomeLeavesAt(toTell, facts satisfies Pick<TimelineFacts, 'zone'>, policy, calendar);
  }

  async #keepWaiting(
    tx: WriteTransaction,
    reader: Reader,
    told: Told,
    { id: outcomeId, applicationId }: OutcomeEntity,
  ): Promise<'new' | 'known'> {
    if ((await this.drafts.ofOutcome(tx, outcomeId)) !== null) return 'known';
    await this.drafts.add(tx, await this.mail.keepWaiting(tx, reader, told), { applicationId, outcomeId });
    return 'new';
  }

  async #queue(tx: WriteTransaction, reader: Reader, told: Told, outcomeId: string): Promise<string> {
    const draft = await this.drafts.ofOutcome(tx, outcomeId);
    if (draft === null) return await this.mail.queue(tx, reader, [told]);
    const edited = draft.noteEdited ? { ...told, news: { ...told.news, note: editedNote(draft.note) } } : told;
    if (!(await this.mail.release(tx, draft.messageId, reader, edited))) throw new Error('the draft does not wait');
    return draft.messageId;
  }

  async #latestTimeline(tx: WriteTransaction, applicationId: string): Promise<TimelineEntity | null> {
    return await tx.manager.findOne(TimelineEntity, {
      where: { organizationId: tx.organizationId, applicationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }
}

function subjectOf({ id: outcomeId, applicationId }: OutcomeEntity, { candidate }: Reader) {
  return { applicationId, candidateId: candidate.id, outcomeId };
}

function tellingOf({ tellCandidate, tellOn }: OutcomeEntity): OutcomeTelling {
  if (tellCandidate === 'LATER' && tellOn !== null) return { tellOn: Temporal.PlainDate.from(tellOn) };
  return tellCandidate === 'NOW' ? 'NOW' : 'USUAL';
}

async function newsOf(tx: WriteTransaction, outcome: OutcomeEntity, next: NextPromise | null): Promise<MailNews> {
  const { applicationId, note, actor, decidedAt } = outcome;
  const ended = await endedEntries(tx, applicationId, decidedAt);
  return newsOfOutcome({
    outcome: mailOutcome(outcome),
    note: noteFrom(note, actor),
    corrects: await toldBefore(tx, outcome),
    nextWordOn: null,
    next: next?.news ?? null,
    endedEntries: ended.filter(({ timelineId }) => timelineId !== next?.timeline.id),
  });
}

/** What the decision was that this one corrects, if the candidate had been told of it. */
async function toldBefore(
  { manager, organizationId }: WriteTransaction,
  { correctsId, correctsTold }: OutcomeEntity,
): Promise<OutcomeEntity['kind'] | null> {
  if (correctsId === null || !correctsTold) return null;
  const { kind } = await manager.findOneByOrFail(OutcomeEntity, { organizationId, id: correctsId });
  return kind;
}

function mailOutcome({ kind, reason }: OutcomeEntity): MailOutcome {
  if (kind !== 'REJECTED') return { kind };
  // That others were chosen needs no sentence of its own beside the decision.
  return { kind, reason: reason === 'NOT_SELECTED' ? null : reason };
}
