import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { DecisionsService, OutcomeEntity } from '../../applications/index.js';
import { isBefore } from '../../organizations/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { eventType } from '../../platform/events/event-type.js';
import { factsOf, TimelineEntity, type TimelineFacts } from '../../timelines/index.js';
import type { MailOutcome } from '../mails/mail-facts.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { type OutcomeTelling, outcomeLeavesAt } from '../rules/outcome-leaves-at.js';
import { CandidateMail, type MailSetting, type News } from './candidate-mail.js';

/** The instant has come at which a decision is to be told that was not to be told at once. */
export const outcomeTellingDue = eventType('outcome.telling_due', z.object({ outcomeId: z.uuid() }));

/** Tells candidates what was decided: once, at the instant the rules allow, whatever else was under way before. */
@Injectable()
export class TellOfOutcome {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly mail: CandidateMail,
    private readonly decisions: DecisionsService,
  ) {}

  /** Tells it now, or at the instant at which it may be told. Told already, or recorded: nothing. */
  async tell(tx: WriteTransaction, outcomeId: string): Promise<void> {
    const outcome = await tx.manager.findOneBy(OutcomeEntity, { organizationId: tx.organizationId, id: outcomeId });
    if (outcome === null || (await this.ledger.ofOutcome(tx, outcomeId)) !== null) return;
    const setting = await this.mail.setting(tx, outcome.applicationId);
    const subject = { applicationId: outcome.applicationId, candidateId: setting.candidate.id, outcomeId };
    if (outcome.toldAt !== null) return await this.ledger.withhold(tx, subject, 'OUTCOME', 'TOLD_BY_MEMBER');
    // While this waited for the candidate they were erased, with a record that it is not told.
    if (setting.candidate.erasedAt !== null) return;
    const timeline = await this.#latestTimeline(tx, outcome.applicationId);
    const facts = timeline === null ? null : factsOf(timeline);
    const leavesAt = outcomeLeavesAt(
      { kind: outcome.kind, decidedAt: toInstant(outcome.decidedAt), telling: tellingOf(outcome) },
      facts ?? withoutTimeline(setting),
      setting.rules.policy,
      setting.rules.calendar,
    );
    if (isBefore(tx.now, leavesAt)) return await tx.publish(outcomeTellingDue, { outcomeId }, { notBefore: leavesAt });
    const messageId = await this.mail.queue(tx, 'OUTCOME', setting, newsOf(outcome, timeline));
    await this.ledger.send(tx, subject, 'OUTCOME', messageId);
  }

  async accepted(tx: WriteTransaction, outcomeId: string): Promise<void> {
    await this.decisions.markTold(tx, outcomeId, 'MESSAGE');
  }

  async #latestTimeline(tx: WriteTransaction, applicationId: string): Promise<TimelineEntity | null> {
    return await tx.manager.findOne(TimelineEntity, {
      where: { organizationId: tx.organizationId, applicationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }
}

function tellingOf({ tellCandidate, tellOn }: OutcomeEntity): OutcomeTelling {
  return tellCandidate === 'LATER' && tellOn !== null ? { tellOn: Temporal.PlainDate.from(tellOn) } : 'NOW';
}

function withoutTimeline({
  job,
  candidate,
  rules,
}: MailSetting): Pick<TimelineFacts, 'zone' | 'candidateZone' | 'disclosed'> {
  return { zone: job.timeZone ?? rules.timeZone, candidateZone: candidate.timeZone ?? rules.timeZone, disclosed: null };
}

function newsOf(outcome: OutcomeEntity, timeline: TimelineEntity | null): News {
  return {
    timeline: {
      milestone: timeline?.milestone ?? 'DECISION',
      dateBefore: null,
      dateNow: null,
      followUpDate: null,
      holdUntil: null,
    },
    reason: null,
    note: outcome.note,
    outcome: mailOutcome(outcome),
  };
}

function mailOutcome({ kind, reason }: OutcomeEntity): MailOutcome {
  if (kind !== 'REJECTED') return { kind };
  // That others were chosen needs no sentence of its own beside the decision.
  return { kind, reason: reason === 'NOT_SELECTED' ? null : reason };
}
