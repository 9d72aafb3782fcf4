import { Injectable } from '@nestjs/common';
import { isYesTakenBack, type NoAfterYes, noAfterYes } from '../applications/index.js';
import { ApprovalsService } from '../notifications/index.js';
import type { Origin } from '../platform/audit/act.js';
import { writeAudited } from '../platform/audit/write-audited.js';
import { statementOf } from '../platform/database/statement.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { textOf } from '../platform/html/form-parser.js';
import { isLonger } from '../platform/input/is-longer.js';
import { deadLinks } from '../platform/mail-links/mail-links.js';
import { Problem } from '../platform/problems/problem.js';
import type { AnswerContext } from './answerable.js';
import { linkActor } from './link-actor.js';
import type { WaitingMessage } from './pages/answer-page-facts.js';
import { LONGEST_NOTE } from './read-answer.js';

type Row = Omit<WaitingMessage, 'takesBackYes'> & { readonly no: NoAfterYes | null };

const waitingSql = `
  SELECT m.id, m.subject, m.text, m.to_name AS "toName", m.to_address AS "toAddress", d.note,
         ${noAfterYes} AS no
  FROM drafts d
  JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id AND m.status = 'WAITING'
  LEFT JOIN timelines t ON t.organization_id = $1 AND t.id = d.timeline_id
  LEFT JOIN outcomes o ON o.organization_id = $1 AND o.id = d.outcome_id
  WHERE d.organization_id = $1 AND d.application_id = $2 AND t.untold_approved_at IS NULL AND o.approved_at IS NULL
  ORDER BY m.id LIMIT 1`;

/** What came of a form about a message, or why nothing did. `STALE`: it left, or another took its place. */
export type ActedOnMessage =
  | { readonly done: 'approved' | 'edited' | 'stopped'; readonly applicationId: string; readonly subject: string }
  | { readonly fault: 'NOTHING_CHOSEN' | 'TOO_LONG' | 'STALE' };

/** Messages that wait for a member, on the pages of their links. */
@Injectable()
export class WaitingMessagesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly approvals: ApprovalsService,
  ) {}

  /** The mail as it would leave, with links that lead nowhere: they are the candidate's. */
  async of({ organizationId }: AnswerContext, applicationId: string): Promise<WaitingMessage | null> {
    const [row] = await this.database.read(organizationId, (tx) =>
      tx.query<Row>(statementOf(waitingSql), [organizationId, applicationId]),
    );
    if (row === undefined) return null;
    const { no, ...waiting } = row;
    return { ...waiting, text: deadLinks({ text: row.text, html: '' }).text, takesBackYes: isYesTakenBack(no) };
  }

  async act(context: AnswerContext, form: FormData, origin: Origin): Promise<ActedOnMessage> {
    const messageId = textOf(form, 'message');
    const applicationId = textOf(form, 'application');
    const waiting = context.applications.some(({ id }) => id === applicationId)
      ? await this.of(context, applicationId)
      : null;
    if (waiting?.id !== messageId) return { fault: 'STALE' };
    const note = textOf(form, 'note').trim();
    const acts = {
      approve: ['approveByLink', 'approved', (tx: WriteTransaction) => this.approvals.approve(tx, messageId)],
      edit: ['editByLink', 'edited', (tx: WriteTransaction) => this.approvals.edit(tx, messageId, note || null)],
      stop: ['stopByLink', 'stopped', (tx: WriteTransaction) => this.approvals.stop(tx, messageId)],
    } as const;
    const chosen = textOf(form, 'act');
    if (!(chosen === 'approve' || chosen === 'edit' || chosen === 'stop')) return { fault: 'NOTHING_CHOSEN' };
    if (chosen === 'edit' && isLonger(note, LONGEST_NOTE)) return { fault: 'TOO_LONG' };
    const [action, done, work] = acts[chosen];
    const act = {
      action,
      input: { messageId, ...(chosen === 'edit' ? { note } : {}) },
      subject: () => ({ type: 'Message', id: messageId }),
    };
    const result = await writeAudited(
      this.database,
      linkActor(context.organizationId, context.member),
      origin,
      act,
      work,
    );
    return result instanceof Problem ? { fault: 'STALE' } : { done, applicationId, subject: waiting.subject };
  }
}
