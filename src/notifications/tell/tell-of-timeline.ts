import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { MessagesService } from '../../delivery/index.js';
import { isBefore, localDate, nextOpening, startOfDay } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  type ChangeReason,
  factsOf,
  TellingsService,
  type TimelineEntity,
  type TimelineFacts,
} from '../../timelines/index.js';
import type { MailKind } from '../mails/mail-kind.js';
import { NotificationLedger, type Subject } from '../notification/notification-ledger.js';
import { judgeChange } from '../rules/judge-change.js';
import { judgePassed } from '../rules/judge-passed.js';
import { CandidateMail, type MailSetting, type News } from './candidate-mail.js';

interface Details {
  readonly reason: ChangeReason | null;
  readonly note: string | null;
}

// What was said last counts: the reason of the latest change, and the latest words to the candidate.
const detailsSql = `
  SELECT (array_agg(reason ORDER BY number DESC) FILTER (WHERE reason IS NOT NULL))[1] AS reason,
         (array_agg(note ORDER BY number DESC) FILTER (WHERE note IS NOT NULL))[1] AS note
  FROM timeline_revisions WHERE organization_id = $1 AND timeline_id = $2 AND number BETWEEN $3 AND $4`;

// A message under way to the mail server ends within minutes; then the change is judged against what it told.
const waitForMessageUnderWay = { seconds: 30 } as const;

/** Decides what a candidate is told of a timeline, at the instant at which it would leave. */
@Injectable()
export class TellOfTimeline {
  constructor(
    private readonly tellings: TellingsService,
    private readonly ledger: NotificationLedger,
    private readonly messages: MessagesService,
    private readonly mail: CandidateMail,
  ) {}

  async change(tx: WriteTransaction, timelineId: string, applicationId: string): Promise<void> {
    const setting = await this.mail.setting(tx, applicationId);
    const timeline = await this.#asked(tx, timelineId, 'CHANGE');
    if (timeline === null || (await this.#putOffByWindow(tx, timeline, setting))) return;
    if (!(await this.#settleInFlight(tx, timeline))) {
      return await this.tellings.putOff(tx, timeline, tx.now.add(waitForMessageUnderWay));
    }
    const facts = factsOf(timeline);
    const judged = judgeChange(facts, tx.now);
    if (judged === null || facts.untold === null) return;
    const { fromRevision: sinceRevision } = facts.untold;
    const subject = subjectOf(timeline, setting, { sinceRevision, revision: facts.revision });
    if (judged.decision === 'WITHHOLD') {
      await this.ledger.withhold(tx, subject, judged.kind, judged.reason);
      return await this.tellings.changeRecorded(tx, timeline, 'WITHHOLD');
    }
    if (await this.#putOffByCap(tx, timeline, setting)) return;
    const [details] = await tx.query<Details>(detailsSql, [
      tx.organizationId,
      timelineId,
      sinceRevision,
      facts.revision,
    ]);
    await this.#send(
      tx,
      judged.kind,
      subject,
      setting,
      newsOf(timeline, facts, details ?? { reason: null, note: null }),
    );
    await this.tellings.changeRecorded(tx, timeline, 'SEND');
  }

  async passed(tx: WriteTransaction, timelineId: string, applicationId: string): Promise<void> {
    const setting = await this.mail.setting(tx, applicationId);
    const timeline = await this.#asked(tx, timelineId, 'PASSED');
    if (timeline === null || (await this.#putOffByWindow(tx, timeline, setting))) return;
    const facts = factsOf(timeline);
    const judged = judgePassed(facts);
    if (judged === null || facts.disclosed === null) return;
    if (await this.#putOffByCap(tx, timeline, setting)) return;
    const subject = subjectOf(timeline, setting, { revision: facts.disclosed.promise });
    await this.#send(tx, judged.kind, subject, setting, newsOf(timeline, facts, { reason: null, note: null }));
    await this.tellings.passedRecorded(tx, timeline);
  }

  /** The timeline, locked, if what was asked to be told is still asked. */
  async #asked(tx: WriteTransaction, timelineId: string, what: 'CHANGE' | 'PASSED'): Promise<TimelineEntity | null> {
    const timeline = await this.tellings.current(tx, timelineId);
    return timeline?.asked === what ? timeline : null;
  }

  /** Takes back a message that would be overtaken. False while one is with the mail server: it has to land first. */
  async #settleInFlight(tx: WriteTransaction, timeline: TimelineEntity): Promise<boolean> {
    if (timeline.inFlight === null) return true;
    const before = await this.ledger.ofRevision(tx, timeline.id, timeline.inFlight);
    if (before?.messageId) await this.messages.cancel(tx, [before.messageId], 'SUPERSEDED');
    const status = before?.messageId ? await this.messages.statusOf(tx, before.messageId) : 'CANCELLED';
    if (status !== 'CANCELLED' && status !== 'DEAD') return false;
    await this.tellings.sendEnded(tx, timeline.id, timeline.inFlight);
    timeline.inFlight = null;
    return true;
  }

  /** Rule 7: asked within the window, heard after it closed: the worker was away meanwhile. */
  async #putOffByWindow(tx: WriteTransaction, timeline: TimelineEntity, { rules }: MailSetting): Promise<boolean> {
    const opening = nextOpening(tx.now, rules.policy.sendingWindow, timeline.candidateZone, rules.calendar);
    if (!isBefore(tx.now, opening)) return false;
    await this.tellings.putOff(tx, timeline, opening);
    return true;
  }

  /** Rule 8: a candidate whose mails of the day are used up is written to on another day. */
  async #putOffByCap(
    tx: WriteTransaction,
    timeline: TimelineEntity,
    { candidate, rules }: MailSetting,
  ): Promise<boolean> {
    const cap = rules.policy.dailyCap;
    if (cap === null) return false;
    const today = localDate(tx.now, timeline.candidateZone);
    const told = await this.ledger.toldSince(tx, candidate.id, toDate(startOfDay(today, timeline.candidateZone)));
    if (told < cap) return false;
    await this.tellings.putOff(tx, timeline, startOfDay(today.add({ days: 1 }), timeline.candidateZone));
    return true;
  }

  async #send(tx: WriteTransaction, kind: MailKind, subject: Subject, setting: MailSetting, news: News): Promise<void> {
    const messageId = await this.mail.queue(tx, kind, setting, news);
    await this.ledger.send(tx, subject, kind, messageId);
  }
}

function subjectOf(
  timeline: TimelineEntity,
  { candidate }: MailSetting,
  about: Pick<Subject, 'sinceRevision' | 'revision'>,
): Subject {
  return { applicationId: timeline.applicationId, candidateId: candidate.id, timelineId: timeline.id, ...about };
}

function newsOf({ milestone }: TimelineEntity, facts: TimelineFacts, { reason, note }: Details): News {
  const { disclosed, heldUntil } = facts;
  const promised = (date: Temporal.PlainDate, precision: TimelineFacts['precision']) => ({
    date: date.toString(),
    precision,
  });
  return {
    timeline: {
      milestone,
      dateBefore: disclosed === null ? null : promised(disclosed.decisionDate, disclosed.precision),
      dateNow: promised(facts.decisionDate, facts.precision),
      followUpDate: facts.followUpDate.toString(),
      holdUntil: heldUntil?.toString() ?? null,
    },
    reason,
    note,
  };
}
