import type { SyncApplication, SyncCandidate, SyncInterview, SyncJob } from '../../sync/rows.js';
import type { SaidRows } from '../connector.js';
import { textOfValue } from '../reading.js';
import type { GreenhouseApplication, GreenhouseCandidate, GreenhouseJob } from './greenhouse-body.js';

// Of a planned interview: the rest say that nobody has met yet.
const interviewHasBeenSet = new Set(['scheduled', 'awaiting_feedback', 'collect_feedback', 'complete']);

/**
 * @param status what the event means where the application says nothing of it, as `hire_candidate`
 * @param isReopened whether the event is that an end was taken back
 */
export function rowsOfApplication(application: GreenhouseApplication, status?: string, isReopened?: boolean): SaidRows {
  const { candidate, current_stage: stage, last_activity_at: remoteUpdatedAt } = application;
  const jobs = application.jobs?.length ? application.jobs : application.job ? [application.job] : [];
  const reason = application.rejection_reason;
  const row: SyncApplication = {
    remoteId: application.id,
    remoteUpdatedAt,
    candidateRemoteId: candidate?.id,
    jobRemoteId: jobs[0]?.id,
    status: application.status ?? status,
    isReopened,
    stage: stage?.name,
    rejectionReason: reason === undefined ? undefined : (reason?.name ?? null),
    rejectionReasonType: reason === undefined ? undefined : (reason?.type?.name ?? null),
    appliedOn: application.applied_at,
    isProspect: application.prospect,
    customFields: customFieldsOf(application.custom_fields),
  };
  return {
    jobs: jobs.map((job) => rowOfJob(job)),
    candidates: candidate ? [rowOfCandidate(candidate, remoteUpdatedAt)] : [],
    applications: [row],
    interviews: (stage?.interviews ?? [])
      .filter(({ status: word }) => interviewHasBeenSet.has(word ?? ''))
      .map(
        (interview): SyncInterview => ({
          // Their id is the plan's, the same for everybody who applies.
          remoteId: `${application.id}:${interview.id}`,
          remoteUpdatedAt,
          applicationRemoteId: application.id,
          title: interview.name,
          status: interview.status,
        }),
      ),
  };
}

export function rowOfCandidate(candidate: GreenhouseCandidate, remoteUpdatedAt?: string | null): SyncCandidate {
  return {
    remoteId: candidate.id,
    remoteUpdatedAt,
    firstName: candidate.first_name,
    lastName: candidate.last_name,
    emails: candidate.email_addresses?.map(({ value, type }) => ({ value, type })),
    phone: candidate.phone_numbers?.[0]?.value,
    canEmail: candidate.can_email,
    isPrivate: candidate.is_private,
  };
}

export function rowOfJob({ id, name, title, status }: GreenhouseJob): SyncJob {
  return { remoteId: id, title: title ?? name, status };
}

/** Of an event about the job itself, which tells no time: one that is open, and closed at no time, was opened again. */
export function rowOfChangedJob(job: GreenhouseJob): SyncJob {
  const isOpen = job.status?.toLowerCase() === 'open' && job.closed_at === null;
  return { ...rowOfJob(job), ...(isOpen ? { isReopened: true } : {}) };
}

/** By the slug, which stays when the field gets another name. */
function customFieldsOf(fields: GreenhouseApplication['custom_fields']): SyncApplication['customFields'] {
  if (!fields) return undefined;
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = textOfValue((field as { value?: unknown } | null)?.value);
    return value === undefined ? [] : [{ key, value }];
  });
}
