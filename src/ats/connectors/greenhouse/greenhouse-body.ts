import { z } from 'zod';
import { flag, listOf, remoteId, text } from '../reading.js';

// The shapes of developers.greenhouse.io, "Recruiting webhooks": what of them is kept here.

const candidate = z.object({
  id: remoteId,
  first_name: text,
  last_name: text,
  is_private: flag,
  can_email: flag,
  email_addresses: listOf(z.object({ value: z.string(), type: text })),
  phone_numbers: listOf(z.object({ value: z.string() })),
});

const job = z.object({ id: remoteId, name: text, title: text, status: text, closed_at: text });

const interview = z.object({ id: remoteId, name: text, status: text });

export const application = z.object({
  id: remoteId,
  status: text,
  prospect: flag,
  applied_at: text,
  last_activity_at: text,
  rejection_reason: z
    .object({ name: text, type: z.object({ name: text }).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
  current_stage: z
    .object({ name: text, interviews: listOf(interview) })
    .nullish()
    .catch(undefined),
  custom_fields: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  candidate: candidate.nullish(),
  jobs: listOf(job),
  job: job.nullish().catch(undefined),
});

export const bodies = {
  event: z.object({ action: z.string() }),
  application: z.object({ payload: z.object({ application }) }),
  dated: z.object({ payload: z.object({ application: z.object({ last_activity_at: z.string() }) }) }),
  candidate: z.object({ payload: z.object({ candidate }) }),
  deleted: z.object({
    payload: z.object({
      person: z.object({ id: remoteId, deleted_application_ids: listOf(remoteId), application_ids: listOf(remoteId) }),
    }),
  }),
  merged: z.object({ payload: z.object({ person: z.object({ id: remoteId, new_candidate_id: remoteId }) }) }),
  anonymized: z.object({ payload: z.object({ candidate_id: remoteId, anonymized_fields: listOf(z.string()) }) }),
  applicationDeleted: z.object({ payload: z.object({ application: z.object({ id: remoteId }) }) }),
  interviewDeleted: z.object({ payload: z.object({ interview: z.object({ id: remoteId }) }) }),
  job: z.object({ payload: z.object({ job }) }),
};

export type GreenhouseApplication = z.infer<typeof application>;
export type GreenhouseCandidate = z.infer<typeof candidate>;
export type GreenhouseJob = z.infer<typeof job>;
