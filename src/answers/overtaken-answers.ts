import { Injectable } from '@nestjs/common';
import { writtenLocale } from '../mails/index.js';
import { PageMails } from '../notifications/index.js';
import { type MemberEntity, organizationRules } from '../organizations/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import type { LinkAnswerEntity } from './link-answer.entity.js';
import { doneLine } from './pages/answer-page-facts.js';
import { answerReader } from './words/words-for.js';

const candidateSql = `
  SELECT c.full_name AS name FROM applications a
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id AND c.erased_at IS NULL
  WHERE a.organization_id = $1 AND a.id = $2`;

/** Answers that were not recorded when they fell due: another date, decision or end had come first. */
@Injectable()
export class OvertakenAnswers {
  constructor(private readonly mails: PageMails) {}

  /** The member who had answered hears of it, unless the candidate is not known any more. */
  async tell(tx: WriteTransaction, member: MemberEntity, { applicationId, detail }: LinkAnswerEntity): Promise<void> {
    const [candidate] = await tx.query<{ name: string }>(candidateSql, [tx.organizationId, applicationId]);
    if (candidate === undefined) return;
    const rules = await organizationRules(tx);
    const reader = answerReader(writtenLocale(member.locale, rules.locale), member.timeZone ?? rules.timeZone);
    const note = 'note' in detail && detail.note !== null ? [detail.note] : [];
    await this.mails.send(
      tx,
      'ANSWER_OVERTAKEN',
      { recipient: 'MEMBER', recipientId: member.id, applicationId },
      { candidate: candidate.name, lines: [doneLine(detail, reader), ...note], below: applicationId },
    );
  }
}
