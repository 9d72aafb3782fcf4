import { z } from 'zod';
import { flag, listOf, remoteId, text } from '../reading.js';

// The shapes of Ashby's OpenAPI document, "webhooks": what of them is kept here.

const email = z.object({ value: z.string(), type: text }).nullish().catch(undefined);

export const candidate = z.object({
  id: remoteId,
  name: text,
  primaryEmailAddress: email,
  primaryPhoneNumber: z.object({ value: z.string() }).nullish().catch(undefined),
  updatedAt: text,
});

export const job = z.object({ id: remoteId, title: text, status: text, updatedAt: text });

export const application = z.object({
  id: remoteId,
  status: text,
  createdAt: text,
  updatedAt: text,
  archiveReason: z.object({ text, reasonType: text }).nullish().catch(undefined),
  currentInterviewStage: z.object({ title: text }).nullish().catch(undefined),
  customFields: listOf(z.object({ id: remoteId, value: z.unknown() })),
  candidate: candidate.nullish(),
  job: job.nullish(),
});

export const interviewSchedule = z.object({
  id: remoteId,
  status: text,
  applicationId: remoteId,
  updatedAt: text,
  interviewEvents: listOf(
    z.object({
      id: remoteId,
      startTime: text,
      endTime: text,
      interview: z.object({ title: text, isDebrief: flag }).nullish().catch(undefined),
    }),
  ),
});

export const bodies = {
  event: z.object({ action: z.string(), webhookActionId: text }),
  application: z.object({ data: z.object({ application }) }),
  candidateDeleted: z.object({ data: z.object({ candidate: z.object({ id: remoteId }) }) }),
  candidateMerged: z.object({
    data: z.object({ deletedCandidate: z.object({ id: remoteId }), mergedCandidate: z.object({ id: remoteId }) }),
  }),
  job: z.object({ data: z.object({ job }) }),
  interviewSchedule: z.object({ data: z.object({ interviewSchedule }) }),
};
