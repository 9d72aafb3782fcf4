import { Injectable } from '@nestjs/common';
import { OutcomeEntity } from '../../applications/index.js';
import { MessagesService } from '../../delivery/index.js';
import { type MailNews, type MailOutcome, newsOfOutcome } from '../../mails/index.js';
import { organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  type ChangeRecord,
  type DecidedMessage,
  localDate,
  type NotificationRecord,
  recordOfOutcome,
} from '../../rules/index.js';
import type { OpenedTimeline } from '../../timelines/index.js';
import { CandidateMail, type CandidateReader, type MailPart } from './candidate-mail.js';
import { type Draft, DraftsService } from './drafts.service.js';
import { endedEntries } from './ended-entries.js';
import { newsOfChange, newsOfNote } from './news-of-timeline.js';
import type { OutcomesById } from './outcomes-of-candidate.js';
import { editedNote, noteFrom, wordsOf } from './words-of.js';

/** What the mails are composed of: timelines as they stood when it was decided, and outcomes. */
export interface Sources {
  readonly opened: readonly OpenedTimeline[];
  readonly outcomes: OutcomesById;
}

/** Composes the messages that were decided. One that waited for a member leaves itself, in the member's words. */
@Injectable()
export class DecidedMail {
  constructor(
    private readonly mail: CandidateMail,
    private readonly drafts: DraftsService,
    private readonly messages: MessagesService,
  ) {}

  /** @returns the id of the message */
  async queue(
    tx: WriteTransaction,
    reader: CandidateReader,
    records: DecidedMessage,
    sources: Sources,
  ): Promise<string> {
    const parts: MailPart[] = [];
    const waiting: string[] = [];
    const [first, second] = records;
    // The date that goes with a decision is no part of its own.
    const told: readonly NotificationRecord[] = 'outcomeId' in first ? [first] : records;
    for (const record of told) {
      const draft = await this.#draftOf(tx, record);
      if (draft !== null) waiting.push(draft.messageId);
      const next = 'outcomeId' in record && second !== undefined && 'sinceRevision' in second ? second : null;
      const part = await this.#part(tx, record, next, sources);
      parts.push(draft?.noteEdited ? { ...part, news: { ...part.news, note: editedNote(draft.note) } } : part);
    }
    if ('outcomeId' in first && second !== undefined && 'timelineId' in second)
      await this.drafts.drop(tx, second.applicationId, second.timelineId, 'MERGED');
    return await this.#send(tx, reader, parts as [MailPart, ...MailPart[]], waiting);
  }

  /** What the message of it would be, composed and not kept. */
  async compose(tx: WriteTransaction, reader: CandidateReader, record: NotificationRecord, sources: Sources) {
    return await this.mail.compose(tx, reader, await this.#part(tx, record, null, sources));
  }

  /** Shows members what an outcome's message will say, once. */
  async show(
    tx: WriteTransaction,
    reader: CandidateReader,
    { outcomeId, next }: { readonly outcomeId: string; readonly next: ChangeRecord | null },
    sources: Sources,
  ): Promise<void> {
    if ((await this.drafts.ofOutcome(tx, outcomeId)) !== null) return;
    const record = recordOfOutcome(outcomeOf(outcomeId, sources));
    const part = await this.#part(tx, record, next, sources);
    await this.drafts.add(tx, await this.mail.keepWaiting(tx, reader, part), {
      applicationId: record.applicationId,
      outcomeId,
    });
  }

  async #send(
    tx: WriteTransaction,
    reader: CandidateReader,
    parts: readonly [MailPart, ...MailPart[]],
    waiting: readonly string[],
  ): Promise<string> {
    const [first, ...others] = parts;
    const [draft] = waiting;
    if (others.length === 0 && draft !== undefined && (await this.mail.release(tx, draft, reader, first))) return draft;
    await this.messages.cancel(tx, waiting, 'MERGED');
    return await this.mail.queue(tx, reader, parts);
  }

  async #draftOf(tx: WriteTransaction, record: NotificationRecord): Promise<Draft | null> {
    if ('outcomeId' in record) return await this.drafts.ofOutcome(tx, record.outcomeId);
    return 'sinceRevision' in record ? await this.drafts.ofTimeline(tx, record.timelineId) : null;
  }

  /** @param next the date that is told with an outcome */
  async #part(
    tx: WriteTransaction,
    record: NotificationRecord,
    next: ChangeRecord | null,
    sources: Sources,
  ): Promise<MailPart> {
    const { kind } = record;
    const about = await this.mail.about(tx, record.applicationId);
    if ('outcomeId' in record) {
      const zone = about.job.timeZone ?? (await organizationRules(tx)).timeZone;
      return { kind, about, news: await newsOfDecision(tx, outcomeOf(record.outcomeId, sources), next, sources, zone) };
    }
    if ('sinceRevision' in record) return { kind, about, news: await newsOf(tx, record, sources) };
    const { timeline, facts } = openedOf(record.timelineId, sources);
    return { kind, about, news: newsOfNote(timeline, facts, record, tx.now) };
  }
}

async function newsOf(
  tx: WriteTransaction,
  { timelineId, sinceRevision, revision }: ChangeRecord,
  sources: Sources,
): Promise<MailNews> {
  const { timeline, facts, rules } = openedOf(timelineId, sources);
  return newsOfChange(timeline, facts, rules, await wordsOf(tx, timelineId, sinceRevision, revision), tx.now);
}

async function newsOfDecision(
  tx: WriteTransaction,
  outcome: OutcomeEntity,
  next: ChangeRecord | null,
  sources: Sources,
  zone: string,
): Promise<MailNews> {
  const { applicationId, note, noteLocale, actor, decidedAt, nextWordOn } = outcome;
  const ended = await endedEntries(tx, applicationId, decidedAt);
  const today = localDate(tx.now, zone).toString();
  return newsOfOutcome({
    outcome: mailOutcome(outcome),
    note: noteFrom(note, actor, noteLocale),
    corrects: await toldBefore(tx, outcome),
    // One that waited so long that its day is over names none.
    nextWordOn: nextWordOn === null || nextWordOn < today ? null : nextWordOn,
    next: next === null ? null : (await newsOf(tx, next, sources)).timeline,
    endedEntries: ended.filter(({ timelineId }) => timelineId !== next?.timelineId),
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

function openedOf(timelineId: string, { opened }: Sources): OpenedTimeline {
  const found = opened.find(({ timeline }) => timeline.id === timelineId);
  if (found === undefined) throw new Error('what was decided is about a timeline that is not open');
  return found;
}

function outcomeOf(outcomeId: string, { outcomes }: Sources): OutcomeEntity {
  const found = outcomes.get(outcomeId);
  if (found === undefined) throw new Error('what was decided is about an outcome that is gone');
  return found;
}
