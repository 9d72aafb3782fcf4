import type { z } from 'zod';
import type { SyncInterview } from '../../sync/rows.js';
import type { SaidRows } from '../connector.js';
import { textOfValue } from '../reading.js';
import type { application, candidate, interviewSchedule, job } from './ashby-body.js';

// A lead is somebody who has not applied.
const lead = 'Lead';

/** @param status what the event means where the application says nothing of it */
export function rowsOfApplication(said: z.infer<typeof application>, status?: string): SaidRows {
  const { archiveReason: reason, updatedAt } = said;
  const word = said.status ?? status;
  return {
    jobs: said.job ? [rowOfJob(said.job)] : [],
    candidates: said.candidate ? [rowOfCandidate(said.candidate, updatedAt)] : [],
    applications: [
      {
        remoteId: said.id,
        remoteUpdatedAt: updatedAt,
        candidateRemoteId: said.candidate?.id,
        jobRemoteId: said.job?.id,
        status: word === lead ? undefined : word,
        isProspect: word === undefined ? undefined : word === lead,
        stage: said.currentInterviewStage?.title,
        rejectionReason: reason === undefined ? undefined : (reason?.text ?? null),
        rejectionReasonType: reason === undefined ? undefined : (reason?.reasonType ?? null),
        appliedOn: said.createdAt,
        customFields: said.customFields?.flatMap(({ id, value }) => {
          const read = textOfValue(value);
          return read === undefined ? [] : [{ key: id, value: read }];
        }),
      },
    ],
  };
}

export function rowOfJob({ id, title, status, updatedAt }: z.infer<typeof job>) {
  return { remoteId: id, title, status, remoteUpdatedAt: updatedAt };
}

function rowOfCandidate(said: z.infer<typeof candidate>, updatedAt: string | null | undefined) {
  return {
    remoteId: said.id,
    remoteUpdatedAt: said.updatedAt ?? updatedAt,
    fullName: said.name,
    email: said.primaryEmailAddress === undefined ? undefined : (said.primaryEmailAddress?.value ?? null),
    phone: said.primaryPhoneNumber?.value,
  };
}

// Before these nobody is to meet anybody yet.
const isSet = new Set(['Scheduled', 'WaitingOnFeedback', 'Complete', 'Cancelled']);
const isOver = new Set(['WaitingOnFeedback', 'Complete']);

/** One for each meeting of the schedule. */
export function rowsOfSchedule(schedule: z.infer<typeof interviewSchedule>): readonly SyncInterview[] {
  const { status, applicationId, updatedAt } = schedule;
  if (!isSet.has(status ?? '')) return [];
  return (schedule.interviewEvents ?? []).map((event) => ({
    remoteId: event.id,
    remoteUpdatedAt: updatedAt,
    applicationRemoteId: applicationId,
    title: event.interview?.title,
    status,
    scheduledAt: event.startTime,
    completedAt: isOver.has(status ?? '') ? event.endTime : undefined,
    isDebrief: event.interview?.isDebrief,
  }));
}
