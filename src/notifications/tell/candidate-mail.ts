import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { MessagesService } from '../../delivery/index.js';
import { JobEntity } from '../../jobs/index.js';
import {
  type ByLanguage,
  type MailFacts,
  type MailKind,
  type MailNews,
  OWN_LOGO,
  writtenLocale,
} from '../../mails/index.js';
import { MemberEntity, type OrganizationRules, organizationRules } from '../../organizations/index.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { currentWords } from '../templates/current-words.js';
import { type Composition, composeFrom, type Item, kindOf, wordedAs } from './composition.js';

/** Whom a mail is to, and in whose name. */
export interface CandidateReader {
  readonly candidate: CandidateEntity;
  readonly rules: OrganizationRules;
}

/** What a thing told is about, and who stands behind it. */
export interface MailContext {
  readonly application: ApplicationEntity;
  readonly job: JobEntity;
  readonly recruiter: MemberEntity | null;
}

/** One thing that a mail tells, ready to be composed. */
export interface MailPart {
  readonly kind: MailKind;
  readonly about: MailContext;
  readonly news: MailNews;
}

/** Composes candidates' mails and puts them into the ledger of messages, in the transaction that decided them. */
@Injectable()
export class CandidateMail {
  constructor(private readonly messages: MessagesService) {}

  /** Locks the candidate, so that two decisions to write to the same person are made one after the other. */
  async readerOf(tx: WriteTransaction, candidateId: string): Promise<CandidateReader> {
    return { candidate: await lockCandidate(tx, candidateId), rules: await organizationRules(tx) };
  }

  async about({ manager, organizationId }: WriteTransaction, applicationId: string): Promise<MailContext> {
    const application = await manager.findOneByOrFail(ApplicationEntity, { organizationId, id: applicationId });
    const job = await manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
    const recruiter =
      job.recruiterId === null ? null : await manager.findOneBy(MemberEntity, { organizationId, id: job.recruiterId });
    return { application, job, recruiter };
  }

  /** Queues one mail that tells all of it. @returns the id of the message */
  async queue(
    tx: WriteTransaction,
    reader: CandidateReader,
    parts: readonly [MailPart, ...MailPart[]],
  ): Promise<string> {
    return await this.messages.enqueue(tx, await messageOf(tx, reader, parts));
  }

  /** The message that tells it, as it would be put into the ledger. */
  async compose(tx: WriteTransaction, reader: CandidateReader, part: MailPart) {
    return await messageOf(tx, reader, [part]);
  }

  /** Composes what would be told and keeps it until a member lets it leave. @returns the id of the message */
  async keepWaiting(tx: WriteTransaction, reader: CandidateReader, part: MailPart): Promise<string> {
    return await this.messages.keepWaiting(tx, await messageOf(tx, reader, [part]));
  }

  /** Lets a mail leave that waited, composed of what is so now. False if it did not wait any more. */
  async release(tx: WriteTransaction, messageId: string, reader: CandidateReader, part: MailPart): Promise<boolean> {
    return await this.messages.release(tx, messageId, await messageOf(tx, reader, [part]));
  }
}

/** Before their outcomes and timelines, so that whoever decides about the same person waits. */
export async function lockCandidate(tx: WriteTransaction, id: string): Promise<CandidateEntity> {
  const candidate = await lockRow(tx, CandidateEntity, { id });
  if (candidate === null) throw new Error('the candidate is gone');
  return candidate;
}

async function messageOf(tx: WriteTransaction, reader: CandidateReader, parts: readonly [MailPart, ...MailPart[]]) {
  const { candidate, rules } = reader;
  const [{ about }] = parts;
  const composition = compositionOf(reader, parts);
  return {
    kind: kindOf(composition),
    fromName: rules.senderName ?? rules.name,
    to: { name: candidate.fullName, address: candidate.email },
    recipient: { id: candidate.id, zone: candidate.timeZone ?? rules.timeZone },
    replyTo: replyToOf(rules, about.recruiter),
    conversationId: conversationOf(parts),
    ...(await contentOf(tx, composition)),
  };
}

export function compositionOf(
  { candidate, rules }: CandidateReader,
  parts: readonly [MailPart, ...MailPart[]],
): Composition {
  const [{ about }] = parts;
  return {
    locale: writtenLocale(candidate.locale, about.job.locale, rules.locale),
    organization: mailOrganization(rules),
    candidate: mailCandidate(candidate),
    items: parts.map((part) => itemOf(part, rules)),
  };
}

/** How an organization shows itself in mails, whoever they are to. */
export function mailOrganization(rules: OrganizationRules): MailFacts['organization'] {
  const { name, brandColor: colour, logoPath, replyTo, mailFooters: footers, locale } = rules;
  return { name, colour, logoUrl: logoPath === null ? null : OWN_LOGO, replyTo, footers, locale };
}

export function mailCandidate({ fullName, greetingName, salutation }: CandidateEntity): MailFacts['candidate'] {
  return { fullName, greetingName, salutation };
}

/** The names under which candidates may read of a stage; null: it is the organization's own affair. */
export function publicStage({ stageNames }: OrganizationRules, stage: string): ByLanguage<string> | null {
  return Object.hasOwn(stageNames, stage) ? (stageNames[stage] ?? null) : null;
}

/** The content of a message made of that, in the words of the organization if it has its own, and what it is made of. */
export async function contentOf(tx: WriteTransaction, composition: Composition) {
  const kind = wordedAs(composition);
  const words = kind === null ? null : await currentWords(tx, kind, composition.locale);
  const { locale, subject, text, html, calendars, declinable } = composeFrom(composition, words);
  return { locale, subject, text, html, calendars, declinable, composition };
}

function itemOf({ kind, about, news }: MailPart, rules: OrganizationRules): Item {
  const { application, job, recruiter } = about;
  return {
    kind,
    facts: {
      job: { title: job.title },
      stage: publicStage(rules, application.stage),
      recruiter: recruiter === null ? null : { name: recruiter.fullName, email: recruiter.email },
      ...news,
    },
  };
}

function replyToOf({ senderName, name, replyTo }: OrganizationRules, recruiter: MemberEntity | null) {
  if (recruiter !== null) return { name: recruiter.fullName, address: recruiter.email };
  return replyTo === null ? null : { name: senderName ?? name, address: replyTo };
}

/** The application, if all is told of one: its mails are one conversation. */
function conversationOf(parts: readonly MailPart[]): string | null {
  const [id, ...others] = new Set(parts.map(({ about }) => about.application.id));
  return id === undefined || others.length > 0 ? null : id;
}
