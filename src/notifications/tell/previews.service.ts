import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import {
  composeMail,
  lintNote,
  type MailFacts,
  type MailKind,
  type MailTemplate,
  writtenLocale,
} from '../../mails/index.js';
import { type OrganizationRules, organizationRules } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { deadLinks } from '../../platform/mail-links/mail-links.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type JobRules, localDate, lookAhead, worldOf } from '../../rules/index.js';
import { factsOf, TimelineEntity } from '../../timelines/index.js';
import { currentWords } from '../templates/current-words.js';
import { CandidateMail, type MailContext, mailCandidate, mailOrganization, publicStage } from './candidate-mail.js';
import { CandidateStates } from './candidate-states.js';
import type { MessagePreview } from './message-preview.model.js';
import { newsOfChange } from './news-of-timeline.js';
import { type KnownFacts, previewFacts } from './preview-facts.js';
import { refuseForeign } from './refuse-foreign.js';
import { editedNote } from './words-of.js';

type Upcoming = MessagePreview['upcoming'];

interface PreviewRequest {
  readonly kind: MailKind;
  readonly applicationId?: string | null;
  readonly locale?: string | null;
  readonly note?: string | null;
}

/** Composes mails to look at: nothing of it is stored or sent. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly mail: CandidateMail,
    private readonly states: CandidateStates,
  ) {}

  /** @param proposed words to try out in place of those that stand */
  async preview(
    tx: WriteTransaction,
    request: PreviewRequest,
    proposed?: MailTemplate,
  ): Promise<MessagePreview | Problem> {
    const { organizationId, manager } = tx;
    const compose = async (facts: MailFacts, locale: string, upcoming: Upcoming) => {
      const words = proposed ?? (await currentWords(tx, request.kind, locale));
      return { ...composed(request.kind, facts, locale, words), upcoming };
    };
    const rules = await organizationRules(tx);
    const note = editedNote(request.note ?? null);
    const blank: KnownFacts = { organization: mailOrganization(rules), note };
    const { kind, applicationId } = request;
    if (applicationId === undefined || applicationId === null) {
      const today = localDate(tx.now, rules.timeZone);
      const { calendar } = rules.ofJob(null);
      return await compose(previewFacts(kind, blank, today, calendar), request.locale ?? rules.locale, null);
    }
    if (!(await manager.existsBy(ApplicationEntity, { organizationId, id: applicationId })))
      return new NotFound('application', ['input', 'applicationId']);
    const refusal = await refuseForeign(tx, [applicationId]);
    if (refusal !== null) return refusal;
    const about = await this.mail.about(tx, applicationId);
    const { id, candidateId } = about.application;
    const candidate = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: candidateId });
    const known = {
      ...blank,
      ...knownOf(about, candidate, rules),
      ...(await this.#timeline(tx, id, rules.ofJob(about.job.id))),
    };
    const today = localDate(tx.now, about.job.timeZone ?? rules.timeZone);
    const { calendar } = rules.ofJob(about.job.id);
    const locale = request.locale ?? writtenLocale(candidate.locale, about.job.locale, rules.locale);
    return await compose(previewFacts(kind, known, today, calendar), locale, await this.#upcoming(tx, about));
  }

  /** What is told next, by the decision that will be made then. */
  async #upcoming(tx: WriteTransaction, { application: { id, candidateId } }: MailContext): Promise<Upcoming> {
    const state = (await this.states.read(tx, [candidateId])).get(candidateId);
    if (state === undefined) return null;
    const next = lookAhead(worldOf(state, tx.now), tx.now, ({ applicationId }) => applicationId === id);
    return next && { kind: next.record.kind, withheldBecause: next.because, at: toDate(next.at) };
  }

  async #timeline(tx: WriteTransaction, applicationId: string, rules: JobRules): Promise<Pick<KnownFacts, 'timeline'>> {
    const timeline = await tx.manager.findOne(TimelineEntity, {
      where: { organizationId: tx.organizationId, applicationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    if (timeline === null) return {};
    const words = { reason: null, note: null, at: timeline.createdAt };
    return { timeline: newsOfChange(timeline, factsOf(timeline), rules, words, tx.now).timeline };
  }
}

function knownOf(
  { application, job, recruiter }: MailContext,
  candidate: CandidateEntity,
  rules: OrganizationRules,
): Partial<KnownFacts> {
  return {
    candidate: mailCandidate(candidate),
    job: { title: job.title },
    stage: publicStage(rules, application.stage),
    recruiter: recruiter === null ? null : { name: recruiter.fullName, email: recruiter.email },
  };
}

function composed(
  kind: MailKind,
  facts: MailFacts,
  wanted: string,
  words: MailTemplate | null,
): Omit<MessagePreview, 'upcoming'> {
  const { locale, subject, ...bodies } = composeMail(kind, facts, wanted, words);
  const noteWarnings = facts.note === null ? [] : lintNote(facts.note.text, locale);
  return { kind, locale, subject, ...deadLinks(bodies), noteWarnings };
}
