import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { ApplicationEntity } from '../../applications/index.js';
import { MessagesService } from '../../delivery/index.js';
import { mayBeDeclined } from '../../mails/index.js';
import { localDate, startOfDay } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { TellingsService } from '../../timelines/index.js';
import { NotificationLedger, type Telling } from '../notification/notification-ledger.js';
import { judgeChange } from '../rules/judge-change.js';
import { noteOf } from '../rules/note-of.js';
import { CandidateMail, type Reader, type Told } from './candidate-mail.js';
import { DraftsService } from './drafts.service.js';
import { type DueTelling, DueTellings } from './due-tellings.js';
import { newsOfChange, newsOfNote } from './news-of-timeline.js';
import { UnsentMessages } from './unsent-messages.js';
import { editedNote, wordsOf } from './words-of.js';

/** What is to be sent of one timeline, once it is known that something is. */
interface Sending {
  readonly due: DueTelling;
  readonly telling: Telling;
  readonly told: Told;
}

// A message under way to the mail server ends within minutes; then the change is judged against what it told.
const waitForMessageUnderWay = { seconds: 30 } as const;

/** Decides what a candidate is told of their timelines, at the instant at which it would leave, and queues it. */
@Injectable()
export class TellCandidate {
  constructor(
    private readonly dueTellings: DueTellings,
    private readonly tellings: TellingsService,
    private readonly ledger: NotificationLedger,
    private readonly unsent: UnsentMessages,
    private readonly drafts: DraftsService,
    private readonly mail: CandidateMail,
    private readonly messages: MessagesService,
  ) {}

  /** Tells everything that is due to the candidate of this application, one message for each instant. */
  async tell(tx: WriteTransaction, applicationId: string): Promise<void> {
    const { organizationId } = tx;
    const { candidateId } = await tx.manager.findOneByOrFail(ApplicationEntity, { organizationId, id: applicationId });
    const reader = await this.mail.readerOf(tx, candidateId);
    for (
      let due = await this.dueTellings.next(tx, reader);
      due.length > 0;
      due = await this.dueTellings.next(tx, reader)
    )
      await this.#together(tx, reader, due);
    await this.dueTellings.forgetAsked(tx, reader);
  }

  /** Every due telling ends in a record, or is put off: none is due any more afterwards. */
  async #together(tx: WriteTransaction, reader: Reader, due: readonly DueTelling[]): Promise<void> {
    const sendings: Sending[] = [];
    for (const each of due) {
      const sending = await this.#judge(tx, reader, each);
      if (sending !== null) sendings.push(sending);
    }
    const [first, ...others] = sendings;
    if (first === undefined) return;
    if (isDeclined(reader, sendings)) return await this.#declined(tx, sendings);
    const full = await this.#fullUntil(tx, reader, first.due);
    if (full !== null) {
      for (const { due: each } of sendings) await this.tellings.putOff(tx, each.timeline, full);
      return;
    }
    const messageId = await this.#queue(tx, reader, [first, ...others]);
    await this.ledger.send(
      tx,
      sendings.map(({ telling }) => telling),
      messageId,
    );
    for (const { due: each } of sendings) await this.#recorded(tx, each, 'SEND');
  }

  async #judge(tx: WriteTransaction, reader: Reader, due: DueTelling): Promise<Sending | null> {
    if (await this.messages.isSuppressed(tx, reader.candidate.email)) {
      return await this.#withhold(tx, reader, due);
    }
    return due.what === 'CHANGE' ? await this.#judgeChange(tx, reader, due) : await this.#note(tx, reader, due);
  }

  async #judgeChange(tx: WriteTransaction, { candidate }: Reader, due: DueTelling): Promise<Sending | null> {
    const { timeline, rules } = due;
    if (!(await this.#settleInFlight(tx, due))) {
      await this.tellings.putOff(tx, timeline, tx.now.add(waitForMessageUnderWay));
      return null;
    }
    const facts = { ...due.facts, inFlight: null };
    const judged = judgeChange(facts, rules.policy, tx.now);
    if (judged === null || facts.untold === null) return null;
    const { fromRevision: sinceRevision } = facts.untold;
    const subject = { ...subjectOf(due, candidate.id), sinceRevision, revision: facts.revision };
    const telling = await this.ledger.numbered(tx, { subject, kind: judged.kind });
    if (judged.decision === 'WITHHOLD') {
      await this.drafts.drop(tx, timeline.applicationId, timeline.id, judged.reason);
      await this.ledger.withhold(tx, telling, judged.reason);
      await this.tellings.changeRecorded(tx, timeline, 'WITHHOLD');
      return null;
    }
    const about = await this.mail.about(tx, timeline.applicationId);
    const words = await wordsOf(tx, timeline.id, sinceRevision, facts.revision);
    return { due, telling, told: { kind: judged.kind, about, news: newsOfChange(timeline, facts, words, tx.now) } };
  }

  async #note(tx: WriteTransaction, { candidate }: Reader, due: DueTelling): Promise<Sending> {
    const { timeline, facts, rules } = due;
    const note = noteOf(facts, rules.policy, rules.calendar, tx.now);
    const rung = note.number === 0 ? {} : { rung: note.number };
    const telling = { subject: { ...subjectOf(due, candidate.id), revision: note.promise, ...rung }, kind: note.kind };
    const about = await this.mail.about(tx, timeline.applicationId);
    return { due, telling, told: { kind: note.kind, about, news: newsOfNote(timeline, facts, note, tx.now) } };
  }

  /** Nothing is sent to that address any more: the record says so, and a person has to call. */
  async #withhold(tx: WriteTransaction, { candidate }: Reader, due: DueTelling): Promise<null> {
    const { facts, rules, timeline, what } = due;
    const subject = subjectOf(due, candidate.id);
    if (what === 'CHANGE' && facts.untold !== null) {
      const judged = judgeChange(facts, rules.policy, tx.now);
      const { fromRevision: sinceRevision } = facts.untold;
      if (judged !== null) {
        const about = { ...subject, sinceRevision, revision: facts.revision };
        const telling = await this.ledger.numbered(tx, { subject: about, kind: judged.kind });
        await this.ledger.withhold(tx, telling, judged.decision === 'WITHHOLD' ? judged.reason : 'SUPPRESSED');
      }
    } else {
      const note = noteOf(facts, rules.policy, rules.calendar, tx.now);
      const rung = note.number === 0 ? {} : { rung: note.number };
      await this.ledger.withhold(
        tx,
        { subject: { ...subject, revision: note.promise, ...rung }, kind: note.kind },
        'SUPPRESSED',
      );
    }
    await this.drafts.drop(tx, timeline.applicationId, timeline.id, 'SUPPRESSED');
    await this.#recorded(tx, due, 'WITHHOLD');
    return null;
  }

  /** Withheld for good: what is not told now is not told later, and a person has to call instead (rule 6). */
  async #declined(tx: WriteTransaction, sendings: readonly Sending[]): Promise<void> {
    for (const { due, telling } of sendings) {
      if (due.what === 'CHANGE') await this.drafts.drop(tx, due.timeline.applicationId, due.timeline.id, 'DECLINED');
      await this.ledger.withhold(tx, telling, 'DECLINED');
      await this.#recorded(tx, due, 'WITHHOLD');
    }
  }

  async #recorded(tx: WriteTransaction, { timeline, what }: DueTelling, decision: 'SEND' | 'WITHHOLD'): Promise<void> {
    if (what === 'CHANGE') await this.tellings.changeRecorded(tx, timeline, decision);
    else await this.tellings.noteRecorded(tx, timeline, decision);
  }

  /** A message that waited for a member leaves itself; in a digest it is told with the rest. */
  async #queue(tx: WriteTransaction, reader: Reader, sendings: readonly [Sending, ...Sending[]]): Promise<string> {
    const told: Told[] = [];
    const waiting: string[] = [];
    for (const { due, told: each } of sendings) {
      const draft = due.what === 'CHANGE' ? await this.drafts.ofTimeline(tx, due.timeline.id) : null;
      if (draft !== null) waiting.push(draft.messageId);
      told.push(draft?.noteEdited ? { ...each, news: { ...each.news, note: editedNote(draft.note) } } : each);
    }
    const [first, ...others] = told as [Told, ...Told[]];
    const [draft] = waiting;
    if (others.length === 0 && draft !== undefined && (await this.mail.release(tx, draft, reader, first))) return draft;
    await this.messages.cancel(tx, waiting, 'MERGED');
    return await this.mail.queue(tx, reader, [first, ...others]);
  }

  /** Takes back a message that would be overtaken. False while one is with the mail server: it has to land first. */
  async #settleInFlight(tx: WriteTransaction, { timeline }: DueTelling): Promise<boolean> {
    if (timeline.inFlight === null) return true;
    const before = await this.ledger.ofRevision(tx, timeline.id, timeline.inFlight);
    if (before?.messageId) {
      const ofTimeline = (told: { timelineId: string | null }) => told.timelineId === timeline.id;
      if (!(await this.unsent.cancelTelling(tx, before.messageId, ofTimeline, 'SUPERSEDED'))) return false;
    }
    await this.tellings.sendEnded(tx, timeline.id, timeline.inFlight);
    timeline.inFlight = null;
    return true;
  }

  /** Rule 8: until when a candidate is not written to, whose mails of the day are used up; null: they are not. */
  async #fullUntil(
    tx: WriteTransaction,
    { candidate, rules }: Reader,
    { facts: { candidateZone } }: DueTelling,
  ): Promise<Temporal.Instant | null> {
    const cap = rules.policy.dailyCap;
    if (cap === null) return null;
    const today = localDate(tx.now, candidateZone);
    const told = await this.ledger.toldSince(tx, candidate.id, toDate(startOfDay(today, candidateZone)));
    return told < cap ? null : startOfDay(today.add({ days: 1 }), candidateZone);
  }
}

/** A mail that leaves anyway takes reassurances along: what is declined is the mail. */
function isDeclined({ candidate }: Reader, sendings: readonly Sending[]): boolean {
  return candidate.notesDeclinedAt !== null && mayBeDeclined(sendings.map(({ telling }) => telling.kind));
}

function subjectOf({ timeline }: DueTelling, candidateId: string) {
  return { applicationId: timeline.applicationId, candidateId, timelineId: timeline.id };
}
