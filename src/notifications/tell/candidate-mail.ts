import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { MessagesService } from '../../delivery/index.js';
import { JobEntity } from '../../jobs/index.js';
import { MemberEntity, type OrganizationRules, organizationRules } from '../../organizations/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { composeMail } from '../mails/compose-mail.js';
import type { MailFacts } from '../mails/mail-facts.js';
import type { MailKind } from '../mails/mail-kind.js';

/** What a mail says beside who it is to and from: the news. */
export type News = Pick<MailFacts, 'timeline' | 'reason' | 'note' | 'outcome' | 'nextWordOn'>;

/** Everybody and everything a mail about an application names. */
export interface MailSetting {
  readonly application: ApplicationEntity;
  readonly candidate: CandidateEntity;
  readonly job: JobEntity;
  readonly recruiter: MemberEntity | null;
  readonly rules: OrganizationRules;
}

/** Composes a candidate's mail and puts it into the ledger of messages, in the transaction that decided it. */
@Injectable()
export class CandidateMail {
  constructor(private readonly messages: MessagesService) {}

  /** Locks the candidate, so that two decisions to write to the same person are made one after the other. */
  async setting(tx: WriteTransaction, applicationId: string): Promise<MailSetting> {
    const { organizationId, manager } = tx;
    const application = await manager.findOneByOrFail(ApplicationEntity, { organizationId, id: applicationId });
    const candidate = await manager.findOneOrFail(CandidateEntity, {
      where: { organizationId, id: application.candidateId },
      lock: { mode: 'for_no_key_update' },
    });
    const job = await manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
    const recruiter =
      job.recruiterId === null ? null : await manager.findOneBy(MemberEntity, { organizationId, id: job.recruiterId });
    return { application, candidate, job, recruiter, rules: await organizationRules(tx) };
  }

  /** @returns the id of the queued message */
  async queue(tx: WriteTransaction, kind: MailKind, setting: MailSetting, news: News): Promise<string> {
    const { application, candidate, job, rules } = setting;
    const recruiter =
      setting.recruiter === null ? null : { name: setting.recruiter.fullName, email: setting.recruiter.email };
    const facts: MailFacts = {
      organization: { name: rules.name, colour: rules.brandColor, logoUrl: rules.logoUrl },
      candidate: { fullName: candidate.fullName },
      job: { title: job.title },
      stage: application.stage,
      recruiter,
      ...news,
    };
    const mail = composeMail(kind, facts, candidate.locale ?? job.locale ?? rules.locale);
    return await this.messages.enqueue(tx, {
      kind,
      locale: mail.locale,
      fromName: rules.senderName ?? rules.name,
      to: { name: candidate.fullName, address: candidate.email },
      replyTo: recruiter === null ? replyToOf(rules) : { name: recruiter.name, address: recruiter.email },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
    });
  }
}

function replyToOf({ senderName, name, replyTo }: OrganizationRules): { name: string; address: string } | null {
  return replyTo === null ? null : { name: senderName ?? name, address: replyTo };
}
