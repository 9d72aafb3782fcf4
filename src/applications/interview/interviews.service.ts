import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { columnsChanged, columnsOf } from '../../platform/external-ref/external-ref.js';
import { holderOf } from '../../platform/external-ref/holder-of-ref.js';
import { newId } from '../../platform/ids/uuid.js';
import { ExternalRefTaken, InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { ApplicationEntity } from '../application.entity.js';
import { interviewCompleted } from '../application.events.js';
import { lockActive } from '../applications.service.js';
import { InterviewEntity } from '../interview.entity.js';
import type { RecordInterviewInput } from './interview.input.js';

type State = Pick<InterviewEntity, 'title' | 'status' | 'isPreliminaryScreen' | 'scheduledAt' | 'completedAt'>;

/** Records interviews and changes them. */
@Injectable()
export class InterviewsService {
  /** After one that took place a decision is expected, unless it was a screening. */
  async record(tx: WriteTransaction, input: RecordInterviewInput): Promise<string | Problem> {
    const known = await knownInterview(tx, input);
    if (known instanceof Problem) return known;
    const applicationId = input.applicationId ?? known?.applicationId;
    if (!applicationId) return needed('applicationId');
    const application = await lockActive(tx, applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const { organizationId, manager } = tx;
    // As it stands now that nobody else changes it.
    const before = known && (await manager.findOneByOrFail(InterviewEntity, { organizationId, id: known.id }));
    const after = stateAfter(tx, input, before);
    if (after instanceof Problem) return after;
    const id = before?.id ?? newId();
    if (before === null) {
      const made = { organizationId, id, applicationId, createdAt: toDate(tx.now) };
      await manager.insert(InterviewEntity, { ...made, ...after, ...columnsOf(input.externalRef) });
    } else {
      const changes = { ...after, ...columnsChanged(input.externalRef) };
      await manager.update(InterviewEntity, { organizationId, id }, changes);
    }
    if (expectsDecision(after) && !expectsDecision(before)) {
      await tx.publish(interviewCompleted, { applicationId, completedAt: after.completedAt.toISOString() });
    }
    return id;
  }
}

/** The interview that is meant, by its id or by the reference it carries; null: a new one. */
async function knownInterview(
  tx: WriteTransaction,
  { applicationId, interviewId, externalRef }: RecordInterviewInput,
): Promise<InterviewEntity | Problem | null> {
  const holder = externalRef ? await holderOf(tx, { table: 'interviews' }, externalRef) : null;
  if (interviewId && holder !== null && holder !== interviewId) return new ExternalRefTaken(holder);
  const id = interviewId ?? holder;
  if (id === null) return null;
  const { organizationId, manager } = tx;
  const known = await manager.findOneBy(InterviewEntity, { organizationId, id });
  const isOfAnother = applicationId && known?.applicationId !== applicationId;
  if (known !== null && !isOfAnother) return known;
  return interviewId ? new NotFound('interview', ['input', 'interviewId']) : new ExternalRefTaken(id);
}

/** What is left out stays as it is; of a new interview something must be said. */
function stateAfter(tx: WriteTransaction, input: RecordInterviewInput, before: State | null): State | Problem {
  const { status } = input;
  const title = input.title ?? before?.title;
  const scheduledAt = input.scheduledAt ?? before?.scheduledAt;
  if (title === undefined) return needed('title');
  if (scheduledAt === undefined) return needed('scheduledAt');
  const isPreliminaryScreen = input.isPreliminaryScreen ?? before?.isPreliminaryScreen ?? false;
  const after = { title, status, isPreliminaryScreen, scheduledAt };
  if (status !== 'COMPLETED')
    return input.completedAt
      ? refused('completedAt', 'belongs to status: COMPLETED only')
      : { ...after, completedAt: null };
  const now = toDate(tx.now);
  const completedAt = input.completedAt ?? before?.completedAt ?? now;
  if (completedAt > now) return refused('completedAt', 'must not be in the future');
  if (scheduledAt > now) return refused('scheduledAt', 'must not be in the future of an interview that took place');
  if (completedAt >= scheduledAt) return { ...after, completedAt };
  return input.completedAt
    ? refused('completedAt', 'must not be before the interview was to begin')
    : refused('scheduledAt', 'must not be after the interview ended');
}

function expectsDecision(interview: State | null): interview is State & { completedAt: Date } {
  return interview !== null && interview.completedAt !== null && !interview.isPreliminaryScreen;
}

function needed(argument: string): Problem {
  const alternative = argument === 'applicationId' ? ', or applicationRef in its place' : '';
  return refused(argument, `is needed for a new interview${alternative}`);
}

function refused(argument: string, message: string): Problem {
  return InvalidInput.of(['input', argument], message);
}
